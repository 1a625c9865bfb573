#include "core/service/papers/starting_file.h"

#include <algorithm>

#include "core/service/access.h"
#include "core/service/find_revision.h"
#include "core/service/papers/procedure_facts.h"
#include "core/service/papers/signers.h"
#include "core/service/revisions/start_revision.h"

namespace pravila {

namespace {

bool in_work(const Revision& revision) {
    return revision.lifecycle == Lifecycle::kDraft || revision.lifecycle == Lifecycle::kInReview;
}

/// The one in work, else the one in force, else the newest; nothing when there is none at all.
const Revision* meant(const std::vector<Revision>& readable, Date today) {
    const Revision* found = nullptr;
    for (const Revision& revision : readable) {
        const auto weight = [&](const Revision& one) {
            return in_work(one) ? 2 : in_force_on(one, today, today) ? 1 : 0;
        };
        if (!found || weight(revision) >= weight(*found)) found = &revision;
    }
    return found;
}

/// A revision that nobody has begun: only what its file needs to say.
Revision next_of(StoreReader& reader, const Document& document, const Revision& revision) {
    const NumberAdvice advice = number_advice(reader, document);
    Revision next;
    next.document = document.id;
    next.number = advice.kind == RevisionKind::kEdition ? advice.as_edition : advice.as_revision;
    next.title = revision.title;
    next.lifecycle = Lifecycle::kDraft;
    next.template_code = revision.template_code;
    next.imported = false;
    return next;
}

/// The words to go on from: those of the newest approved revision before this one. Nothing when they were never read,
/// or only guessed from a scan.
struct Before {
    std::optional<ExtractedDocument> text;
    EditionRevision number;
};
Before text_before(StoreReader& reader, const std::vector<Revision>& readable, EditionRevision number) {
    Before before;
    for (const Revision& revision : readable) {
        const RevisionPart* part = revision.part(PartRole::kText);
        if (revision.lifecycle != Lifecycle::kApproved || revision.number >= number || !part) continue;
        before = {};
        const auto json = reader.extraction(part->sha256);
        if (!json) continue;
        ExtractedDocument text = extracted_document_from_json(*json);
        const bool guessed =
            std::find(text.warnings.begin(), text.warnings.end(), "text.low_quality") != text.warnings.end();
        if (!guessed && !text.blocks.empty()) before = {std::move(text), revision.number};
    }
    return before;
}

}  // namespace

PaperFile starting_file(const Context& context, const PaperMaker& maker, const PaperRequest& request) {
    if (request.format == PaperFormat::kPdf)
        throw Error(ErrorCode::kInvalidInput, msg("A file to write in is made as docx or odt."));
    ProcedureFacts facts;
    PaperLayout layout = PaperLayout::kB;
    Before before;
    context.store.read(context.scope, [&](StoreReader& reader) {
        const Date today = context.clock.today();
        const ReadAccess access = read_access(reader, context);
        Document document = require_readable_document(reader, access, request.code).document;
        const auto readable = readable_revisions(reader, access, document);
        Revision revision;
        if (request.number)
            revision = require_revision(reader, document, readable, *request.number);
        else if (const Revision* found = meant(readable, today))
            revision = *found;
        else
            revision.title = document.title;
        if (!readable.empty() && !in_work(revision)) revision = next_of(reader, document, revision);
        facts = procedure_facts(reader, context, access, document, revision);
        facts.signers = planned_signers(reader, context, document, revision);
        if (!shows_names(reader, context)) leave_out_names(facts);
        layout = paper_layout(reader);
        before = text_before(reader, readable, revision.number);
    });
    const std::string bytes = before.text
                                  ? maker.next_starting_file(facts, layout, *before.text, before.number, request.format)
                                  : maker.procedure_template(facts, layout, request.format);
    return {bytes, paper_file_name(facts.code, facts.number, facts.title, "", request.format), request.format};
}

}  // namespace pravila
