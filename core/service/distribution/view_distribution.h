#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/service/distribution/reading_tests.h"

namespace pravila {

/// A line of a distribution list with the name of what it goes to.
struct ListedLine {
    DistributionLine line;
    std::string unit, person;  ///< names; the one that the line goes to, if it does not go to a role
    std::size_t people = 0;    ///< who it names on the day
};

/// One person's reading of a revision.
struct ReadingLine {
    ReadingDuty duty;
    std::string person;
    std::string units;        ///< names of where the person works today, joined by ", "
    std::string recorded_by;  ///< who entered a signature on paper; else empty
    bool late = false;        ///< open, and its last day is over
};

/// A paper copy that was asked back.
struct CopyLine {
    CopyRecall copy;
    DistributionLine line;
    std::string unit, person;  ///< as in ListedLine
};

/// The distribution of a document and the readings of one of its revisions, as the person of the context may see them.
struct DistributionView {
    Document document;
    Date today{}, day{};               ///< the list is that of `day`
    std::vector<ListedLine> lines;     ///< by day, then id
    std::optional<Revision> revision;  ///< the one asked for, else the one in force today
    std::optional<DistributionStart> start;
    int asked = 0, acknowledged = 0, late = 0;  ///< of everyone; `asked` is open and acknowledged ones together
    std::vector<ReadingLine> readings;  ///< of those whose readings the person may see; open ones first, by name
    std::vector<CopyLine> copies;
    std::optional<ReadingDuty> mine;  ///< what is, or was, asked of the person; not when withdrawn
    ReadingTestView test;
    bool may_change = false;       ///< the list
    bool may_keep = false;         ///< start, recall, enter readings on paper for everyone
    bool may_enter_paper = false;  ///< at least for people of the own unit
};

/// @param number  this revision; nothing: the one in force today. @param day  of the list; default: today.
/// @throws Error kNotFound: no such document or revision that the person may read.
DistributionView view_distribution(const Context& context, const std::string& code,
                                   const std::optional<EditionRevision>& number, const std::optional<Date>& day = {});

}  // namespace pravila
