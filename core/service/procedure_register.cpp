#include "core/service/procedure_register.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/i18n/catalogue.h"
#include "core/i18n/words.h"
#include "core/service/read_access.h"
#include "core/text/analysis.h"

namespace pravila {

namespace {

/// The revision that stands for a document in the register: in force on the day; else the next one known then; else the
/// one withdrawn. A document that had ended, or did not exist yet on that day, has no row.
std::optional<Revision> representative(const std::vector<Revision>& revisions, Date day, Date today) {
    for (auto it = revisions.rbegin(); it != revisions.rend(); ++it)
        if (in_force_on(*it, day, today)) return *it;
    for (const Revision& revision : revisions) {
        const bool known = day == today || (revision.approved.day && *revision.approved.day <= day);
        if (state_on(revision, day, today) == State::kApproved && revision.effective.day && known) return revision;
    }
    for (auto it = revisions.rbegin(); it != revisions.rend(); ++it)
        if (it->lifecycle == Lifecycle::kWithdrawn) return *it;
    return {};
}

bool undated_in_force_now(const std::vector<Revision>& revisions, Date today) {
    return std::any_of(revisions.begin(), revisions.end(), [&](const Revision& revision) {
        return !revision.effective.day && in_force_on(revision, today, today);
    });
}

/// Neighbours of a revision in edition.revision order, as E.R.
void fill_neighbours(RegisterRow& row, const std::vector<Revision>& revisions) {
    for (const Revision& other : revisions) {
        if (other.number < row.revision.number) row.replaces = to_text(other.number);
        if (other.number > row.revision.number && row.replaced_by.empty() && row.revision.effective_until)
            row.replaced_by = to_text(other.number);
    }
}

class Builder {
  public:
    Builder(StoreReader& reader, const Context& context, const RegisterRequest& request, RegisterView& view)
        : reader_(reader), access_(ReadAccess::of(reader, context)), request_(request), view_(view) {
        for (const Unit& unit : reader.organisation().units()) units_[unit.id] = unit.name;
    }

    void add(const Document& document) {
        if (!access_.may_read(document)) return;
        const auto revisions = reader_.revisions_of(document.id);
        auto shown = representative(revisions, view_.as_of, view_.today);
        if (!shown && view_.as_of != view_.today && undated_in_force_now(revisions, view_.today)) {
            ++view_.undated_matches;
            if (!request_.include_undated) return;
            for (const Revision& revision : revisions)
                if (!revision.effective.day) shown = revision;
        }
        if (!shown) return;
        RegisterRow row;
        row.document = document;
        row.revision = std::move(*shown);
        row.state = state_on(row.revision, view_.as_of, view_.today);
        row.owner = document.owner ? units_[*document.owner] : std::string();
        for (const UnitId& unit : document.participating) row.participating.push_back(units_[unit]);
        fill_neighbours(row, revisions);
        if (!wanted(row)) return;
        count(row);
        ++view_.total;
        row.ordinal = view_.total;
        const bool on_page =
            view_.total > request_.offset && (request_.limit == 0 || view_.total <= request_.offset + request_.limit);
        if (on_page) view_.rows.push_back(std::move(row));
    }

  private:
    bool wanted(const RegisterRow& row) const {
        if (!request_.states.empty() &&
            std::find(request_.states.begin(), request_.states.end(), row.state) == request_.states.end())
            return false;
        if (request_.unit.empty()) return true;
        const std::string unit = fold(request_.unit);
        return fold(row.owner) == unit || std::any_of(row.participating.begin(), row.participating.end(),
                                                      [&](const std::string& name) { return fold(name) == unit; });
    }

    void count(const RegisterRow& row) {
        if (row.state == State::kInForce) ++view_.in_force;
        if (row.state == State::kInForce && !row.revision.effective.day) ++view_.undated;
        if (row.state == State::kApproved) ++view_.later;
        if (row.state == State::kWithdrawn) ++view_.withdrawn;
        if (row.state == State::kInForce && !row.revision.review_by.empty() &&
            row.revision.review_by < view_.as_of.iso())
            ++view_.review_overdue;
    }

    StoreReader& reader_;
    ReadAccess access_;
    const RegisterRequest& request_;
    RegisterView& view_;
    std::map<UnitId, std::string> units_;
};

std::string or_dash(const std::string& text) { return text.empty() ? "–" : text; }

/// Spreadsheets run a cell that begins like a formula; an apostrophe makes it text.
std::string csv_cell(const std::string& text) {
    std::string safe = text;
    if (!safe.empty() && std::string_view("=+-@\t\r").find(safe[0]) != std::string_view::npos) safe.insert(0, "'");
    if (safe.find_first_of("\",\r\n;") == std::string::npos) return safe;
    std::string quoted = "\"";
    for (const char c : safe) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string csv_line(const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) line += (i ? "," : "") + csv_cell(cells[i]);
    return line + "\r\n";
}

}  // namespace

RegisterView procedure_register(const Context& context, const RegisterRequest& request) {
    RegisterView view;
    view.today = context.clock.today();
    view.as_of = request.as_of.value_or(view.today);
    context.store.read(context.scope, [&](StoreReader& reader) {
        view = RegisterView{view.as_of, view.today, {}, 0, 0, 0, 0, 0, 0, 0};
        DocumentFilter filter;
        filter.types = request.types;
        Builder builder(reader, context, request, view);
        for (const Document& document : reader.documents(filter)) builder.add(document);
    });
    return view;
}

const std::vector<std::string>& register_columns() {
    static const std::vector<std::string> columns = {msg("No.").id,
                                                     msg("Code").id,
                                                     msg("Title of the procedure").id,
                                                     msg("Type").id,
                                                     msg("Unit").id,
                                                     msg("Edition").id,
                                                     msg("Revision").id,
                                                     msg("Registry number and date").id,
                                                     msg("Approved on").id,
                                                     msg("Applies from").id,
                                                     msg("Applies until").id,
                                                     msg("State").id,
                                                     msg("Replaces / Replaced by").id,
                                                     msg("Owner").id,
                                                     msg("Next review").id,
                                                     msg("Place of the original").id,
                                                     msg("Retention term").id,
                                                     msg("Remarks").id};
    return columns;
}

std::vector<std::string> register_cells(const RegisterRow& row, const RegisterView& view, const Catalogue& words) {
    const Revision& revision = row.revision;
    std::string unit = row.owner;
    for (std::size_t i = 0; i < row.participating.size(); ++i)
        unit += (i ? ", " : "; " + words.text(msg("also applied by: "))) + row.participating[i];
    std::string registry = revision.registry_number;
    if (revision.registry_date) registry += (registry.empty() ? "" : " / ") + revision.registry_date->romanian();
    const auto until = last_day(revision.effective_until);
    std::string replaces = row.replaces.empty() && row.replaced_by.empty()
                               ? "–"
                               : or_dash(row.replaces) + " / " + or_dash(row.replaced_by);
    const auto review = Date::parse(revision.review_by);
    return {std::to_string(row.ordinal),
            row.document.code(),
            revision.title,
            std::string(to_text(row.document.type)),
            or_dash(unit),
            words.language() == Language::kEnglish ? std::to_string(revision.number.edition)
                                                   : roman(revision.number.edition),
            std::to_string(revision.number.revision),
            or_dash(registry),
            revision.approved.day ? date_words(revision.approved, words) : "–",
            date_words(revision.effective, words),
            until ? until->romanian() : "–",
            state_words(row.state, revision, row.document.type, view.as_of, view.today, words),
            replaces,
            or_dash(revision.responsible),
            review ? review->romanian() : or_dash(revision.review_by),
            or_dash(revision.place),
            "–",
            or_dash(revision.remarks)};
}

std::string register_csv(const RegisterView& view, const Catalogue& words) {
    std::vector<std::string> head;
    for (const std::string& column : register_columns()) head.push_back(words.text(column));
    std::string csv = "\xEF\xBB\xBF" + csv_line(head);
    for (const RegisterRow& row : view.rows) csv += csv_line(register_cells(row, view, words));
    return csv;
}

}  // namespace pravila
