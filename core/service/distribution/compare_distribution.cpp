#include "core/service/distribution/compare_distribution.h"

#include "core/service/distribution/details.h"

namespace pravila {

namespace {

using Found = std::function<void(const OrganisationDifference&)>;

template <class Row, class IdOf, class Details>
void compare(const std::string& kind, const std::vector<Row>& rows, IdOf id_of, Details details, const Replay& replayed,
             const Found& found) {
    Replay::Objects expected = replayed.of(kind);
    for (const Row& row : rows) {
        const std::string id = id_of(row);
        const auto logged = expected.find(id);
        if (logged == expected.end() || logged->second != details(row)) found({"state." + kind, id, false});
        if (logged != expected.end()) expected.erase(logged);
    }
    for (const auto& [id, logged] : expected) found({"state." + kind, id, true});
}

}  // namespace

void compare_distribution(StoreReader& reader, const Replay& replayed, const Found& found) {
    DistributionReader& stored = reader.distribution();
    const auto by_id = [](const auto& row) { return row.id.str(); };
    compare("distribution_line", stored.lines(), by_id, line_details, replayed, found);
    compare(
        "distribution", stored.starts(), [](const DistributionStart& start) { return start.revision.str(); },
        start_details, replayed, found);
    compare("reading", stored.duties(), by_id, reading_details, replayed, found);
    compare("copy", stored.recalls(), by_id, recall_details, replayed, found);
    compare("reminder", stored.reminders(), by_id, reminder_details, replayed, found);
    compare("reading_test", reader.reading_tests().tests(), by_id, test_details, replayed, found);
    compare("reading_attempt", reader.reading_tests().attempts(), by_id, attempt_details, replayed, found);
    compare("review", stored.reviews(), by_id, review_details, replayed, found);
}

}  // namespace pravila
