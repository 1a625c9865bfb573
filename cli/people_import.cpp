#include "cli/people_import.h"

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/organisation.h"
#include "core/service/organisation/people.h"
#include "core/text/analysis.h"

namespace pravila::cli {

namespace {

using Cells = std::vector<std::string>;

/// Headings as people write them, folded, and the column they mean.
const std::map<std::string, std::string, std::less<>>& headings() {
    static const std::map<std::string, std::string, std::less<>> kHeadings = {{"name", "name"},
                                                                              {"nume", "name"},
                                                                              {"numele", "name"},
                                                                              {"nume si prenume", "name"},
                                                                              {"numele si prenumele", "name"},
                                                                              {"email", "email"},
                                                                              {"e-mail", "email"},
                                                                              {"adresa de e-mail", "email"},
                                                                              {"phone", "phone"},
                                                                              {"telefon", "phone"},
                                                                              {"interior", "phone"},
                                                                              {"account", "account"},
                                                                              {"cont", "account"},
                                                                              {"unit", "unit"},
                                                                              {"compartiment", "unit"},
                                                                              {"compartimentul", "unit"},
                                                                              {"function", "function"},
                                                                              {"functie", "function"},
                                                                              {"functia", "function"},
                                                                              {"from", "from"},
                                                                              {"de la", "from"}};
    return kHeadings;
}

std::string read_bytes(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw UsageError(msg("There is no file {file}.", {{"file", file}}));
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

std::vector<Cells> read_rows(const std::string& file) {
    const auto read = extractor(1)->extract(read_bytes(file), file);
    if (const auto* failure = std::get_if<ExtractionFailure>(&read))
        throw Error(ErrorCode::kInvalidInput, failure->message);
    std::vector<Cells> rows;
    for (const Block& block : std::get<ExtractedDocument>(read).blocks)
        rows.insert(rows.end(), block.rows.begin(), block.rows.end());
    return rows;
}

/// Column of each heading in the row; empty when it is no row of headings.
std::map<std::string, std::size_t> columns_of(const Cells& row) {
    std::map<std::string, std::size_t> columns;
    for (std::size_t i = 0; i < row.size(); ++i)
        if (const auto heading = headings().find(fold(row[i])); heading != headings().end())
            columns.emplace(heading->second, i);
    return columns.contains("name") ? columns : std::map<std::string, std::size_t>();
}

class Import {
  public:
    explicit Import(const Session& session) : session_(session), wiring_(open_as_account(session)) {}

    void row(std::size_t number, const std::map<std::string, std::size_t>& columns, const Cells& cells) {
        const auto cell = [&](const char* name) {
            const auto column = columns.find(name);
            return column == columns.end() || column->second >= cells.size() ? std::string() : cells[column->second];
        };
        Person wanted;
        wanted.name = cell("name");
        wanted.email = cell("email");
        wanted.phone = cell("phone");
        wanted.os_account = cell("account");
        if (wanted.name.empty() && wanted.email.empty()) return;
        try {
            const bool known = known_address(wanted.email);
            const PersonId id = known ? PersonId() : add(wanted, cell("unit"), cell("function"), cell("from"));
            ++(known ? known_ : added_);
            tell(number, known ? "unchanged" : "added", id.str(), {});
        } catch (const Error& error) {
            ++failed_;
            session_.complain(msg("Row {row}: {problem}", {{"row", std::to_string(number)},
                                                           {"problem", session_.words().text(error.message())}}));
            tell(number, "failed", {}, session_.words().text(error.message()));
        }
    }

    int finish() {
        if (session_.json)
            print_json({{"summary", {{"added", added_}, {"unchanged", known_}, {"failed", failed_}}}});
        else
            session_.tell(msg("{added} people recorded, {known} known already, {failed} rows failed.",
                              {{"added", std::to_string(added_)},
                               {"known", std::to_string(known_)},
                               {"failed", std::to_string(failed_)}}));
        return failed_ == 0 ? kDone : kPartFailed;
    }

  private:
    bool known_address(const std::string& email) {
        bool known = false;
        wiring_.store->read(wiring_.context().scope, [&](StoreReader& reader) {
            known = !email.empty() && reader.organisation().person_with_email(email).has_value();
        });
        return known;
    }

    PersonId add(const Person& wanted, const std::string& unit, const std::string& function, const std::string& from) {
        Membership place;
        if (!unit.empty()) place.unit = unit_named(wiring_, unit);
        place.function = function;
        place.from = from.empty() ? wiring_.clock->today() : date_option("from", from);
        return add_person_with_place(wiring_.context(), wanted, place);
    }

    void tell(std::size_t number, const char* status, const std::string& id, const std::string& error) const {
        const auto text_or_null = [](const std::string& text) {
            return text.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(text);
        };
        if (session_.json)
            print_json({{"row", number}, {"status", status}, {"id", text_or_null(id)}, {"error", text_or_null(error)}});
    }

    const Session& session_;
    Wiring wiring_;
    int added_ = 0, known_ = 0, failed_ = 0;
};

}  // namespace

int import_people(const std::string& file, const Session& session) {
    const std::vector<Cells> rows = read_rows(file);
    std::map<std::string, std::size_t> columns;
    std::size_t begin = 0;
    while (begin < rows.size() && columns.empty()) columns = columns_of(rows[begin++]);
    if (columns.empty())
        throw Error(ErrorCode::kInvalidInput,
                    msg("{file} has no row of headings with a column “nume”.", {{"file", file}}));
    Import import(session);
    for (std::size_t i = begin; i < rows.size(); ++i) import.row(i + 1, columns, rows[i]);
    return import.finish();
}

}  // namespace pravila::cli
