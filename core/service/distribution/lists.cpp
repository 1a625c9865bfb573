#include "core/service/distribution/lists.h"

#include <algorithm>

#include "core/error.h"
#include "core/service/distribution/details.h"
#include "core/service/distribution/open_distribution.h"
#include "core/service/distribution/refresh_duties.h"
#include "core/service/organisation/checks.h"
#include "core/service/organisation/require_role.h"
#include "core/service/record.h"
#include "core/service/revisions/working_revision.h"

namespace pravila {

namespace {

bool ever_started(StoreReader& reader, const Document& document) {
    return !reader.distribution().starts_of(document.id).empty();
}

void require_list_keeper(StoreReader& reader, const Context& context, const Document& document) {
    const Date today = context.clock.today();
    if (ever_started(reader, document))
        require_role(reader, context.scope.person, today, {Role::kQualityManager, Role::kTechnicalSecretariat},
                     document.owner);
    else
        require_role(reader, context.scope.person, today,
                     {Role::kQualityManager, Role::kTechnicalSecretariat, Role::kAuthor}, document.owner);
}

DistributionLine checked(StoreReader& reader, const DistributionLine& wanted) {
    constexpr std::size_t kLongestNumber = 20;
    DistributionLine line = wanted;
    if ((line.unit ? 1 : 0) + (line.role ? 1 : 0) + (line.person ? 1 : 0) != 1)
        throw Error(ErrorCode::kInvalidInput,
                    msg("A line of a distribution list goes to one unit, one role or one person."));
    const auto number = one_line(line.copy_number, kLongestNumber);
    if (!number) throw Error(ErrorCode::kInvalidInput, msg("A copy number has at most 20 characters, on one line."));
    line.copy_number = *number;
    if (line.unit) require_unit(reader, *line.unit);
    if (line.person) require_person(reader, *line.person);
    line.below = line.below && line.unit.has_value();
    return line;
}

void log_line(StoreWriter& writer, const Context& context, const DistributionLine& line) {
    record(writer, context, "distribution.changed", line.id.str(), line_details(line), {}, {line.document.str()});
}

std::vector<DistributionLine> standing_lines(StoreReader& reader, const Document& document) {
    auto lines = reader.distribution().lines_of(document.id);
    std::erase_if(lines, [](const DistributionLine& line) { return line.until.has_value(); });
    return lines;
}

void end_line(StoreWriter& writer, const Context& context, DistributionLine line) {
    line.until = context.clock.today();
    writer.distribution().end_line(line.id, *line.until);
    log_line(writer, context, line);
}

DistributionLine begin_line(StoreWriter& writer, const Context& context, const Document& document,
                            DistributionLine line) {
    line.id = context.ids.next_id<LineId>();
    line.document = document.id;
    line.from = context.clock.today();
    line.until.reset();
    writer.distribution().add_line(line);
    log_line(writer, context, line);
    return line;
}

/// Whoever is being asked to read it hears of a change of the list at once.
void refresh_started(StoreWriter& writer, const Context& context, const Document& document) {
    for (const DistributionStart& start : writer.distribution().starts_of(document.id))
        if (const auto revision = writer.revision(start.revision)) refresh_duties_of(writer, context, *revision);
}

bool says_one_of(const DistributionLine& line, const std::vector<DistributionLine>& lines) {
    return std::any_of(lines.begin(), lines.end(), [&](const DistributionLine& other) { return line.same_as(other); });
}

}  // namespace

void set_distribution(const Context& context, const std::string& code, const std::vector<DistributionLine>& wanted) {
    context.store.write(context.scope, [&](StoreWriter& writer) {
        const Document document = require_known_document(writer, context, code);
        require_list_keeper(writer, context, document);
        std::vector<DistributionLine> standing, lines;
        for (const DistributionLine& line : wanted) {
            DistributionLine clean = checked(writer, line);
            if (!says_one_of(clean, lines)) lines.push_back(std::move(clean));
        }
        for (DistributionLine& line : standing_lines(writer, document)) {
            if (says_one_of(line, lines))
                standing.push_back(std::move(line));
            else
                end_line(writer, context, std::move(line));
        }
        for (DistributionLine& line : lines)
            if (!says_one_of(line, standing)) begin_line(writer, context, document, std::move(line));
        refresh_started(writer, context, document);
    });
}

DistributionLine add_distribution_line(const Context& context, const std::string& code,
                                       const DistributionLine& wanted) {
    DistributionLine added;
    context.store.write(context.scope, [&](StoreWriter& writer) {
        const Document document = require_known_document(writer, context, code);
        require_list_keeper(writer, context, document);
        const DistributionLine line = checked(writer, wanted);
        if (says_one_of(line, standing_lines(writer, document)))
            throw Error(ErrorCode::kConflict, msg("This line is on the distribution list already."));
        added = begin_line(writer, context, document, line);
        refresh_started(writer, context, document);
    });
    return added;
}

void remove_distribution_line(const Context& context, const std::string& code, const LineId& id) {
    context.store.write(context.scope, [&](StoreWriter& writer) {
        const Document document = require_known_document(writer, context, code);
        require_list_keeper(writer, context, document);
        for (DistributionLine& line : standing_lines(writer, document)) {
            if (line.id != id) continue;
            end_line(writer, context, std::move(line));
            refresh_started(writer, context, document);
            return;
        }
        throw Error(ErrorCode::kNotFound, msg("There is no such line on the distribution list today."), id.str());
    });
}

bool may_keep_list(StoreReader& reader, const Context& context, const Document& document) {
    try {
        require_list_keeper(reader, context, document);
        return true;
    } catch (const Error& error) {
        if (error.code() != ErrorCode::kForbidden) throw;
        return false;
    }
}

std::vector<DistributionLine> distribution_list(const Context& context, const std::string& code, Date day) {
    std::vector<DistributionLine> standing;
    context.store.read(context.scope, [&](StoreReader& reader) {
        standing.clear();
        const Document document = require_known_document(reader, context, code);
        for (DistributionLine& line : reader.distribution().lines_of(document.id))
            if (line.holds_on(day)) standing.push_back(std::move(line));
    });
    return standing;
}

void start_distribution(const Context& context, const std::string& code) {
    context.store.write(context.scope, [&](StoreWriter& writer) {
        const Document document = require_known_document(writer, context, code);
        const Date today = context.clock.today();
        require_role(writer, context.scope.person, today, {Role::kQualityManager, Role::kTechnicalSecretariat},
                     document.owner);
        for (const Revision& revision : writer.revisions_of(document.id)) {
            if (!in_force_on(revision, today, today)) continue;
            if (writer.distribution().start_of(revision.id))
                throw Error(ErrorCode::kConflict,
                            msg("The distribution of {code} was started already.", {{"code", document.code()}}));
            open_distribution(writer, context, document, revision);
            if (!writer.distribution().start_of(revision.id))
                throw Error(ErrorCode::kConflict, msg("{code} has an empty distribution list. Fill it in first.",
                                                      {{"code", document.code()}}));
            return;
        }
        throw Error(ErrorCode::kConflict,
                    msg("{code} has nothing in force today that could be distributed.", {{"code", document.code()}}));
    });
}

}  // namespace pravila
