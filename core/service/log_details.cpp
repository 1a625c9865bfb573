#include "core/service/log_details.h"

namespace pravila {

namespace {

JsonValue day_or_null(const std::optional<Date>& day) { return day ? JsonValue(day->iso()) : JsonValue(); }

template <class Tag>
JsonValue id_or_null(const std::optional<Id<Tag>>& id) {
    return id ? JsonValue(id->str()) : JsonValue();
}

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
    return {{"system", code.system}, {"printed", code.printed},      {"key", key_text(code.key)},
            {"suffix", code.suffix}, {"state", to_text(code.state)}, {"current", code.current},
            {"origin", origin}};
}

JsonObject assigned_details(const CodeAssignment& code, std::string_view origin) {
    JsonObject details = code_details(code, origin);
    details["from"] = day_or_null(code.from);
    details["until"] = day_or_null(code.until);
    details["act_number"] = code.act.number;
    details["act_date"] = day_or_null(code.act.date);
    details["reason_sha256"] = code.reason_sha256;
    return details;
}

JsonObject reserved_details(const ReservedCode& code) {
    return {{"system", code.system},
            {"printed", code.printed},
            {"key", key_text(code.key)},
            {"state", to_text(code.state)},
            {"type", to_text(code.type)},
            {"unit", code.unit ? JsonValue(code.unit->str()) : JsonValue()},
            {"expires_on", code.expires_on.iso()},
            {"reason_sha256", code.reason_sha256}};
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

JsonObject draft_details(const Revision& revision, const PersonId& holder, const std::string& reason_sha256) {
    JsonObject details = revision_details(revision, Document(), BatchId());
    for (const char* name : {"type", "codes", "batch"}) details.erase(name);
    details["holder"] = holder.str();
    details["reason_sha256"] = reason_sha256;
    return details;
}

JsonObject parts_details(const Revision& revision) {
    return {{"document", revision.document.str()}, {"parts", parts_value(revision)}, {"language", revision.language}};
}

JsonObject signature_details(const Signature& signature, const DocumentId& document) {
    const PaperSignature paper = signature.paper.value_or(PaperSignature());
    return {{"revision", signature.revision.str()},
            {"document", document.str()},
            {"circuit", signature.circuit.str()},
            {"slot", signature.slot.str()},
            {"step", signature.step},
            {"action", signature.action},
            {"decision", to_text(signature.decision)},
            {"signer", signature.person.str()},
            {"grant", id_or_null(signature.grant)},
            {"deputation", id_or_null(signature.deputation)},
            {"remark_sha256", signature.remark_sha256},
            {"paper_signed_on", signature.paper ? JsonValue(paper.signed_on.iso()) : JsonValue()},
            {"paper_act", paper.act.number},
            {"paper_act_date", day_or_null(paper.act.date)},
            {"paper_scan_sha256", paper.scan_sha256},
            {"separation_warning", signature.separation_warning},
            {"voided", signature.voided_at.has_value()}};
}

JsonObject approved_details(const Revision& revision, const CircuitId& circuit, const Act& act) {
    return {{"document", revision.document.str()},
            {"lifecycle", to_text(revision.lifecycle)},
            {"circuit", circuit.empty() ? JsonValue() : JsonValue(circuit.str())},
            {"approved_on", day_or_null(revision.approved.day)},
            {"approved_certainty", to_text(revision.approved.certainty)},
            {"effective_from", day_or_null(revision.effective.day)},
            {"effective_certainty", to_text(revision.effective.certainty)},
            {"effective_until", day_or_null(revision.effective_until)},
            {"superseded_undated", revision.superseded_undated},
            {"act", act.number},
            {"act_date", day_or_null(act.date)}};
}

JsonObject corrected_details(const Revision& revision, std::string_view field, const std::string& before,
                             const Act& act, const std::string& reason_sha256) {
    JsonObject details = revision_details(revision, Document(), BatchId());
    for (const char* name : {"type", "codes", "batch", "edition", "revision", "lifecycle", "language", "parts"})
        details.erase(name);
    details["field"] = field;
    details["before"] = before;
    details["act"] = act.number;
    details["act_date"] = day_or_null(act.date);
    details["reason_sha256"] = reason_sha256;
    return details;
}

}  // namespace pravila
