#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/document_link.h"

namespace pravila {

/// A unit as a file names it; `parent` by name or abbreviation, empty for none.
struct PlannedUnit {
    std::string name, abbreviation, parent;
    UnitKind kind = UnitKind::kDepartment;
};

/// A reorganisation as data. People by e-mail or name, units by abbreviation or name, documents by code. Format:
/// docs/organisation.md.
struct ReorganisationPlan {
    struct End {
        std::string unit;
        std::vector<std::string> successors;
        std::string people, documents;  ///< the unit they pass to; empty: the only successor
    };
    struct Move {
        std::string person, unit, function;  ///< an empty function stays as it was
    };
    struct Given {
        std::string person, unit;  ///< unit empty: the whole institution
        Role role = Role::kDepartmentHead;
    };
    struct Passed {
        std::string code, owner;
    };
    struct Tied {
        std::string from;
        std::vector<std::string> to;
        LinkKind kind = LinkKind::kReplacedBy;
    };

    Act act;
    Date day{};  ///< first day of the new organisation
    std::vector<PlannedUnit> begin;
    std::vector<End> end;
    std::vector<Move> people;
    std::vector<Given> roles;
    std::vector<Passed> documents;
    std::vector<Tied> links;
};

/// Reads a plan (TOML, at most 1 MiB). @throws Error kInvalidInput naming the line and what is wrong there.
ReorganisationPlan reorganisation_from_toml(std::string_view text);

/// Reads the units of a preset: `[[unit]]` with name, abbreviation, kind, parent, those above before those below.
/// @throws Error kInvalidInput as above.
std::vector<PlannedUnit> units_from_toml(std::string_view text);

/// Names of the presets that the program carries: comuna, primarie.
std::vector<std::string> preset_names();
/// Typical units of an institution of that kind. @throws Error kNotFound for an unknown name.
std::vector<PlannedUnit> preset_units(std::string_view preset);

}  // namespace pravila
