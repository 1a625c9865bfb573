#include "core/service/papers/official_copy.h"

#include "core/history/entry.h"
#include "core/service/access.h"
#include "core/service/find_revision.h"
#include "core/service/papers/procedure_facts.h"
#include "core/service/papers/signers.h"

namespace pravila {

namespace {

bool published(const Revision& revision) {
    return revision.lifecycle == Lifecycle::kApproved || revision.lifecycle == Lifecycle::kWithdrawn;
}

Error refusal(Message message) { return Error(ErrorCode::kConflict, std::move(message)); }

void require_copyable(const Document& document, const Revision& revision) {
    const Message::Arguments which = {{"code", document.code()}, {"number", to_text(revision.number)}};
    if (!published(revision))
        throw refusal(msg("{code}, revision {number}, is not approved: there is no official copy of it.", which));
    if (revision.imported)
        throw refusal(
            msg("{code}, revision {number}, was imported without proof of approval in this system: its own file and "
                "its signed copy count. Download those.",
                which));
    if (!revision.part(PartRole::kText))
        throw refusal(msg("{code}, revision {number}, is on paper only: the original counts.", which));
}

ExtractedDocument readable_text(StoreReader& reader, const Document& document, const Revision& revision) {
    const auto json = reader.extraction(revision.part(PartRole::kText)->sha256);
    if (json) {
        ExtractedDocument text = extracted_document_from_json(*json);
        if (!text.blocks.empty()) return text;
    }
    throw refusal(
        msg("The file of {code}, revision {number}, has no text that could be read, so that no copy can be made of it. "
            "Download the file itself.",
            {{"code", document.code()}, {"number", to_text(revision.number)}}));
}

/// Where in the log it was approved.
std::string log_position(StoreReader& reader, const Revision& revision) {
    std::string position;
    for (const StoredEntry& stored : reader.log_entries_about(revision.id.str())) {
        const LogEntry entry = log_entry_from(stored.canonical);
        if (entry.action == "revision.approved" && entry.subject.id == revision.id.str())
            position = "Jurnal: poziția " + std::to_string(entry.seq);
    }
    return position;
}

}  // namespace

bool has_official_copy(const Revision& revision) {
    return published(revision) && !revision.imported && revision.part(PartRole::kText);
}

PaperFile official_copy(const Context& context, const PaperMaker& maker, const PaperRequest& request,
                        const std::string& address) {
    if (request.format == PaperFormat::kOdt)
        throw Error(ErrorCode::kInvalidInput, msg("An official copy is made as pdf or docx."));
    ProcedureFacts facts;
    ExtractedDocument text;
    CopyEvidence evidence;
    context.store.read(context.scope, [&](StoreReader& reader) {
        const ReadAccess access = read_access(reader, context);
        Document document = require_readable_document(reader, access, request.code).document;
        const auto readable = readable_revisions(reader, access, document);
        const Revision* found = request.number ? &require_revision(reader, document, readable, *request.number)
                                               : applying_revision(readable, context.clock.today());
        if (!found)
            throw refusal(
                msg("Nothing of {code} is approved: there is no official copy of it.", {{"code", document.code()}}));
        require_copyable(document, *found);
        text = readable_text(reader, document, *found);
        facts = procedure_facts(reader, context, access, document, *found);
        facts.signers = given_signatures(reader, context, document, *found);
        facts.opinions = given_opinions(reader, context, *found);
        if (!shows_names(reader, context)) leave_out_names(facts);
        evidence.sha256 = found->part(PartRole::kText)->sha256;
        evidence.log_position = log_position(reader, *found);
    });
    evidence.verify_address = address;
    evidence.instant = paper_instant(context);
    return {maker.official_copy(facts, text, evidence, request.format),
            paper_file_name(facts.code, facts.number, facts.title, "exemplar oficial", request.format), request.format};
}

}  // namespace pravila
