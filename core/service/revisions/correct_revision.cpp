#include "core/service/revisions/correct_revision.h"

#include <algorithm>

#include "core/service/log_details.h"
#include "core/service/record.h"
#include "core/service/validity.h"

namespace pravila {

namespace {

std::string text_of(const std::optional<Date>& day) { return day ? day->iso() : std::string(); }

/// A member that may be corrected: how it is read as a text, and how a text is written into it.
struct Field {
    std::string_view name;
    std::string (*read)(const Revision& revision);
    void (*write)(Revision& revision, const std::string& value);
};

std::optional<Date> day_of(const std::string& value) {
    if (value.empty()) return {};
    const auto day = Date::parse(value);
    if (!day)
        throw Error(ErrorCode::kInvalidInput,
                    msg("“{value}” is not a day that exists. Write it as 31.05.2024.", {{"value", value}}));
    return day;
}

StatedDate stated(const std::string& value) {
    const auto day = day_of(value);
    return {day, day ? DateCertainty::kDay : DateCertainty::kUnknown};
}

const std::vector<Field>& fields() {
    static const std::vector<Field> kFields = {
        {"title", [](const Revision& r) { return r.title; }, [](Revision& r, const std::string& v) { r.title = v; }},
        {"number_printed", [](const Revision& r) { return r.number_printed; },
         [](Revision& r, const std::string& v) { r.number_printed = v; }},
        {"approved_on", [](const Revision& r) { return text_of(r.approved.day); },
         [](Revision& r, const std::string& v) { r.approved = stated(v); }},
        {"effective_from", [](const Revision& r) { return text_of(r.effective.day); },
         [](Revision& r, const std::string& v) { r.effective = stated(v); }},
        {"registry_number", [](const Revision& r) { return r.registry_number; },
         [](Revision& r, const std::string& v) { r.registry_number = v; }},
        {"registry_date", [](const Revision& r) { return text_of(r.registry_date); },
         [](Revision& r, const std::string& v) { r.registry_date = day_of(v); }},
        {"template_code", [](const Revision& r) { return r.template_code; },
         [](Revision& r, const std::string& v) { r.template_code = v; }},
        {"review_by", [](const Revision& r) { return r.review_by; },
         [](Revision& r, const std::string& v) { r.review_by = text_of(day_of(v)); }},
    };
    return kFields;
}

const Field& field_named(const std::string& name) {
    for (const Field& field : fields())
        if (field.name == name) return field;
    std::string names;
    for (const Field& field : fields()) names += (names.empty() ? "" : ", ") + std::string(field.name);
    throw Error(ErrorCode::kInvalidInput,
                msg("“{field}” cannot be corrected. What can be: {fields}.", {{"field", name}, {"fields", names}}));
}

void require_value(const Field& field, const std::string& value) {
    constexpr std::size_t kLongest = 600;
    if (value.size() > kLongest || (field.name == "title" && value.find_first_not_of(" \t\r\n") == std::string::npos))
        throw Error(ErrorCode::kInvalidInput, msg("A document needs a title of 1 to 300 characters."));
}

/// The dates of one revision decide until when the others apply.
void follow_dates(StoreWriter& writer, const Context& context, Revision& corrected) {
    auto revisions = writer.revisions_of(corrected.document);
    for (Revision& revision : revisions)
        if (revision.id == corrected.id) revision = corrected;
    for (const std::size_t index : recompute_validity(revisions)) {
        const Revision& revision = revisions[index];
        if (revision.id == corrected.id) {
            corrected = revision;
            continue;
        }
        writer.update_revision(revision);
        record(writer, context, "revision.superseded", revision.id.str(), superseded_details(revision, corrected.id),
               {}, {revision.document.str()});
        writer.feed(revision.id);
    }
}

}  // namespace

const std::vector<std::string_view>& correctable_fields() {
    static const std::vector<std::string_view> kNames = [] {
        std::vector<std::string_view> names;
        for (const Field& field : fields()) names.push_back(field.name);
        return names;
    }();
    return kNames;
}

WorkingRevision correct_revision(const Context& context, const Correction& correction) {
    const Field& field = field_named(correction.field);
    require_value(field, correction.value);
    return recording_refusals(context, [&] {
        std::optional<WorkingRevision> corrected;
        context.store.write(context.scope, [&](StoreWriter& writer) {
            WorkingRevision working = require_working_revision(writer, context, correction.revision);
            Revision& revision = working.revision;
            require_keeper(writer, context, working.document, "correct");
            require_event(working, Event::kCorrect, "correct");
            if (correction.reason.find_first_not_of(" \t\r\n") == std::string::npos)
                throw Refusal(ErrorCode::kConflict, "correct", revision.id.str(), "reason.missing",
                              msg("Say why: this is kept with {revision}.", {{"revision", working.name()}}));
            const std::string before = field.read(revision);
            field.write(revision, correction.value);
            if (field.read(revision) == before) {
                corrected = std::move(working);
                return;
            }
            follow_dates(writer, context, revision);
            writer.update_revision(revision);
            record(writer, context, "revision.corrected", revision.id.str(),
                   corrected_details(revision, field.name, before, correction.act,
                                     keep_remark(writer, context, correction.reason)),
                   {}, {working.document.id.str()});
            if (revision.lifecycle == Lifecycle::kApproved && revision.effective.day && field.name == "effective_from")
                writer.approval().announce_later(revision.id, *revision.effective.day);
            writer.feed(revision.id);
            corrected = working_revision(writer, working.document, *writer.revision(revision.id));
        });
        return *std::move(corrected);
    });
}

}  // namespace pravila
