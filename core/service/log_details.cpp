#include "core/service/log_details.h"

namespace pravila {

namespace {

JsonValue day_or_null(const std::optional<Date>& day) { return day ? JsonValue(day->iso()) : JsonValue(); }

JsonArray parts_value(const Revision& revision) {
    JsonArray parts;
    for (const RevisionPart& part : revision.parts)
        parts.push_back(JsonObject{{"id", part.id.str()},
                                   {"role", to_text(part.role)},
                                   {"sha256", part.sha256},
                                   {"bytes", part.bytes},
                                   {"format", part.format}});
    return parts;
}

}  // namespace

JsonObject document_details(const Document& document) {
    JsonArray participating;
    for (const UnitId& unit : document.participating) participating.push_back(unit.str());
    return {{"type", to_text(document.type)},
            {"title", document.title},
            {"owner", document.owner ? JsonValue(document.owner->str()) : JsonValue()},
            {"participating", std::move(participating)},
            {"parent", document.parent ? JsonValue(document.parent->str()) : JsonValue()}};
}

JsonObject code_details(const CodeAssignment& code, std::string_view origin) {
    static constexpr std::string_view kStates[] = {"reserved", "issued", "retired", "cancelled"};
    return {{"system", code.system},
            {"printed", code.printed},
            {"key", key_text(code.key)},
            {"suffix", code.suffix},
            {"state", kStates[static_cast<std::size_t>(code.state)]},
            {"current", code.current},
            {"origin", origin}};
}

JsonObject revision_details(const Revision& revision, const Document& document, const BatchId& batch) {
    JsonArray codes;
    for (const CodeAssignment& code : document.codes)
        if (code.current) codes.push_back(code.suffix.empty() ? code.printed : code.printed + " " + code.suffix);
    return {{"document", revision.document.str()},
            {"type", to_text(document.type)},
            {"codes", std::move(codes)},
            {"edition", revision.number.edition},
            {"revision", revision.number.revision},
            {"number_printed", revision.number_printed},
            {"title", revision.title},
            {"lifecycle", to_text(revision.lifecycle)},
            {"approved_on", day_or_null(revision.approved.day)},
            {"approved_certainty", to_text(revision.approved.certainty)},
            {"effective_from", day_or_null(revision.effective.day)},
            {"effective_certainty", to_text(revision.effective.certainty)},
            {"effective_until", day_or_null(revision.effective_until)},
            {"superseded_undated", revision.superseded_undated},
            {"registry_number", revision.registry_number},
            {"registry_date", day_or_null(revision.registry_date)},
            {"template_code", revision.template_code},
            {"language", revision.language},
            {"review_by", revision.review_by},
            {"parts", parts_value(revision)},
            {"batch", batch.str()}};
}

JsonObject superseded_details(const Revision& revision, const RevisionId& by) {
    return {{"document", revision.document.str()},
            {"by", by.str()},
            {"effective_until", day_or_null(revision.effective_until)},
            {"superseded_undated", revision.superseded_undated}};
}

JsonObject part_details(const RevisionPart& part, const DocumentId& document, const BatchId& batch) {
    return {{"document", document.str()}, {"part", part.id.str()}, {"role", to_text(part.role)},
            {"sha256", part.sha256},      {"bytes", part.bytes},   {"format", part.format},
            {"batch", batch.str()}};
}

}  // namespace pravila
