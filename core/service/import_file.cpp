#include "core/service/import_file.h"

#include <algorithm>

#include "core/codification/code_key.h"
#include "core/error.h"
#include "core/service/find_document.h"
#include "core/service/log_details.h"
#include "core/service/record.h"
#include "core/service/same_document.h"
#include "core/service/validity.h"
#include "core/text/analysis.h"

namespace pravila {

namespace {

/// One import inside one transaction.
class Import {
  public:
    Import(StoreWriter& writer, const Context& context, const ImportCandidate& candidate, const BatchId& batch)
        : writer_(writer), context_(context), candidate_(candidate), batch_(batch) {
        outcome_.warnings = candidate.warnings;
    }

    ImportOutcome run() {
        if (already_here()) return std::move(outcome_);
        number_ = candidate_.number.value_or(EditionRevision{1, 0});
        if (auto document = existing_document()) return add_to(std::move(*document));
        outcome_.status = ImportStatus::kAdded;
        Document document = new_document();
        add_revision(document, {});
        return finish(document);
    }

  private:
    bool already_here() {
        const auto imports = writer_.imports_of(candidate_.sha256);
        if (imports.empty()) return false;
        const auto revision = writer_.revision(imports.front().revision);
        const auto document = revision ? writer_.document(revision->document) : std::nullopt;
        if (!document) return false;
        outcome_.status = ImportStatus::kUnchanged;
        outcome_.number = revision->number;
        outcome_.revision = revision->id;
        name_outcome(*document);
        return true;
    }

    std::optional<Document> existing_document() {
        if (candidate_.key.empty()) return {};
        const auto holders = writer_.documents_by_key(key_text(candidate_.key));
        for (const Document& document : holders)
            if (same_document(document, owner_name(document), candidate_.title, candidate_.unit)) return document;
        taken_ = !holders.empty();
        return {};
    }

    std::string owner_name(const Document& document) {
        const auto unit = document.owner ? writer_.organisation().unit(*document.owner) : std::nullopt;
        return unit ? unit->name : std::string();
    }

    ImportOutcome add_to(Document document) {
        auto revisions = writer_.revisions_of(document.id);
        const auto same =
            std::find_if(revisions.begin(), revisions.end(), [&](const Revision& r) { return r.number == number_; });
        if (same != revisions.end()) {
            if (completes(*same)) return add_part(document, *same);
            return refuse(document, *same);
        }
        outcome_.status = ImportStatus::kRevised;
        add_revision(document, std::move(revisions));
        return finish(document);
    }

    /// A signed scan beside the editable text (or the reverse) belongs to the revision that is there.
    bool completes(const Revision& revision) const {
        return candidate_.role != PartRole::kText && !revision.part(candidate_.role);
    }

    ImportOutcome add_part(const Document& document, const Revision& revision) {
        outcome_.status = ImportStatus::kRevised;
        const RevisionPart part = store_part();
        writer_.add_part(revision.id, part);
        remember_import(revision.id);
        record(writer_, context_, "revision.part_added", revision.id.str(), part_details(part, document.id, batch_),
               part.sha256, {document.id.str()});
        writer_.feed(revision.id);
        outcome_.revision = revision.id;
        return finish(document);
    }

    ImportOutcome refuse(const Document& document, const Revision& revision) {
        outcome_.status = ImportStatus::kConflict;
        outcome_.revision = revision.id;
        outcome_.conflict = msg(
            "{code}, edition and revision {number}, is already in the store with other content ({file}). Nothing was "
            "changed. Decide which file is right; a corrected text needs a new revision.",
            {{"code", document.code().empty() ? document.title : document.code()},
             {"number", to_text(number_)},
             {"file", first_file(revision)}});
        name_outcome(document);
        return std::move(outcome_);
    }

    std::string first_file(const Revision& revision) {
        const auto imports = writer_.imports_of_revision(revision.id);
        if (!imports.empty()) return imports.front().path;
        return revision.parts.empty() ? std::string("–") : revision.parts.front().file_name;
    }

    std::optional<UnitId> unit_named(const std::string& name) {
        if (name.empty()) return {};
        const std::string wanted = fold(name);
        std::optional<UnitId> ended;
        for (const Unit& unit : writer_.organisation().units()) {
            if (fold(unit.name) != wanted) continue;
            if (unit.exists_on(context_.clock.today())) return unit.id;
            ended = unit.id;
        }
        if (ended) return ended;
        Unit unit{context_.ids.next_id<UnitId>(), name, {}};
        writer_.organisation().add_unit(unit);
        record(writer_, context_, "unit.added", unit.id.str(),
               {{"name", unit.name}, {"abbreviation", unit.abbreviation}});
        return unit.id;
    }

    Document new_document() {
        Document document;
        document.id = context_.ids.next_id<DocumentId>();
        document.type = candidate_.type;
        document.title = candidate_.title;
        document.owner = unit_named(candidate_.unit);
        for (const std::string& name : candidate_.participating) document.participating.push_back(*unit_named(name));
        if (!candidate_.key.empty()) document.codes.push_back(code_for(document));
        for (const CodeAssignment& code : candidate_.further_codes) document.codes.push_back(code);
        if (const auto parent = parent_document()) document.parent = parent;
        writer_.add_document(document);
        record(writer_, context_, "document.created", document.id.str(), document_details(document));
        for (const CodeAssignment& code : document.codes)
            record(writer_, context_, "code.issued", document.id.str(), code_details(code, "recognised"));
        return document;
    }

    std::optional<DocumentId> parent_document() {
        if (candidate_.parent_code.empty()) return {};
        const auto found = find_document(writer_, candidate_.parent_code);
        if (!found || found->by_confusable) return {};
        return found->document.id;
    }

    CodeAssignment code_for(const Document& document) {
        CodeAssignment code;
        code.printed = candidate_.code;
        code.key = candidate_.key;
        if (!taken_) return code;
        code.suffix = free_suffix(document);
        outcome_.warnings.push_back(
            {"code.double", msg("The code {code} is already held by another document. Both are kept; this one shows as "
                                "{code} {suffix}. Settle which of them keeps the code.",
                                {{"code", code.printed}, {"suffix", code.suffix}})});
        return code;
    }

    std::string free_suffix(const Document& document) {
        std::vector<std::string> taken;
        for (const Document& other : writer_.documents_by_key(key_text(candidate_.key)))
            for (const CodeAssignment& code : other.codes) taken.push_back(code.suffix);
        const auto free = [&](const std::string& suffix) {
            return std::find(taken.begin(), taken.end(), suffix) == taken.end();
        };
        const std::string initials = document.owner ? unit_initials(candidate_.unit) : std::string();
        if (!initials.empty() && free("[" + initials + "]")) return "[" + initials + "]";
        for (int i = 2;; ++i)
            if (free("[" + std::to_string(i) + "]")) return "[" + std::to_string(i) + "]";
    }

    RevisionPart store_part() {
        RevisionPart part;
        part.id = context_.ids.next_id<PartId>();
        part.role = candidate_.role;
        part.sha256 = writer_.add_content(candidate_.bytes);
        part.file_name = candidate_.file_name;
        part.format = candidate_.format;
        part.bytes = static_cast<long long>(candidate_.bytes.size());
        if (!candidate_.extraction.empty())
            writer_.add_extraction(part.sha256, candidate_.extractor, candidate_.extraction);
        return part;
    }

    Revision new_revision(const Document& document) {
        Revision revision;
        revision.id = context_.ids.next_id<RevisionId>();
        revision.document = document.id;
        revision.number = number_;
        revision.number_printed = candidate_.number_printed;
        revision.title = candidate_.title;
        revision.approved = candidate_.approved;
        revision.effective = candidate_.effective;
        revision.registry_number = candidate_.registry_number;
        revision.registry_date = candidate_.registry_date;
        revision.template_code = candidate_.template_code;
        revision.language = candidate_.language;
        revision.review_by = candidate_.review_by;
        revision.responsible = candidate_.responsible;
        revision.place = candidate_.place;
        revision.remarks = candidate_.remarks;
        revision.entered_at = context_.clock.now();
        revision.parts.push_back(store_part());
        return revision;
    }

    void add_revision(Document& document, std::vector<Revision> others) {
        Revision added = new_revision(document);
        outcome_.revision = added.id;
        const bool newest = others.empty() || others.back().number < added.number;
        others.push_back(added);
        std::sort(others.begin(), others.end(),
                  [](const Revision& a, const Revision& b) { return a.number < b.number; });
        if (dates_run_against_order(others))
            outcome_.warnings.push_back(
                {"date.against_order",
                 msg("The dates of the revisions of {code} run against their numbers. The order of "
                     "edition and revision was kept; check the dates.",
                     {{"code", document.code()}})});
        const auto changed = recompute_validity(others);
        for (const Revision& revision : others)
            if (revision.id == added.id) added = revision;
        writer_.add_revision(added);
        remember_import(added.id);
        record(writer_, context_, "revision.imported", added.id.str(), revision_details(added, document, batch_),
               added.parts.front().sha256, {document.id.str()});
        writer_.feed(added.id);
        for (const std::size_t index : changed)
            if (others[index].id != added.id) supersede(document, others[index], added.id);
        if (newest) follow_newest(document, added);
    }

    void supersede(const Document& document, const Revision& revision, const RevisionId& by) {
        writer_.update_revision(revision);
        record(writer_, context_, "revision.superseded", revision.id.str(), superseded_details(revision, by), {},
               {document.id.str()});
        writer_.feed(revision.id);
    }

    /// The document carries the title of its newest revision.
    void follow_newest(Document& document, const Revision& revision) {
        if (document.title == revision.title) return;
        document.title = revision.title;
        writer_.update_document(document);
        record(writer_, context_, "document.changed", document.id.str(), document_details(document));
    }

    void remember_import(const RevisionId& revision) {
        writer_.add_import({candidate_.sha256, candidate_.path, revision, batch_, context_.clock.now()});
    }

    void name_outcome(const Document& document) {
        outcome_.document = document.id;
        outcome_.code = document.code();
        for (const CodeAssignment& code : document.codes)
            if (code.current && outcome_.code_suffix.empty()) outcome_.code_suffix = code.suffix;
    }

    ImportOutcome finish(const Document& document) {
        outcome_.number = number_;
        name_outcome(document);
        return std::move(outcome_);
    }

    StoreWriter& writer_;
    const Context& context_;
    const ImportCandidate& candidate_;
    const BatchId& batch_;
    ImportOutcome outcome_;
    EditionRevision number_;
    bool taken_ = false;
};

}  // namespace

std::string_view to_text(ImportStatus status) {
    switch (status) {
        case ImportStatus::kAdded:
            return "added";
        case ImportStatus::kRevised:
            return "revised";
        case ImportStatus::kUnchanged:
            return "unchanged";
        case ImportStatus::kConflict:
            break;
    }
    return "conflict";
}

ImportOutcome import_file(StoreWriter& writer, const Context& context, const ImportCandidate& candidate,
                          const BatchId& batch) {
    return Import(writer, context, candidate, batch).run();
}

int link_forms(const Context& context) {
    DocumentFilter forms;
    forms.types = {DocumentType::kForm, DocumentType::kAnnex};
    std::vector<std::pair<Document, DocumentId>> links;
    context.store.read(context.scope, [&](StoreReader& reader) {
        links.clear();
        for (Document& form : reader.documents(forms)) {
            if (form.parent || form.codes.empty()) continue;
            const CodeKey parent = parent_key(form.codes.front().key);
            if (parent.empty()) continue;
            const auto holders = reader.documents_by_key(key_text(parent));
            if (!holders.empty()) links.emplace_back(std::move(form), holders.front().id);
        }
    });
    if (links.empty()) return 0;
    context.store.write(context.scope, [&](StoreWriter& writer) {
        for (const auto& [form, parent] : links) {
            Document linked = form;
            linked.parent = parent;
            writer.update_document(linked);
            record(writer, context, "document.changed", linked.id.str(), document_details(linked));
            for (const Revision& revision : writer.revisions_of(linked.id)) writer.feed(revision.id);
        }
    });
    return static_cast<int>(links.size());
}

void finish_batch(const Context& context, const BatchId& batch, const BatchSummary& summary) {
    context.store.write(context.scope, [&](StoreWriter& writer) {
        record(writer, context, "import.batch_finished", batch.str(),
               {{"files", summary.files},
                {"added", summary.added},
                {"revised", summary.revised},
                {"unchanged", summary.unchanged},
                {"conflict", summary.conflict},
                {"failed", summary.failed},
                {"skipped", summary.skipped},
                {"bytes", summary.bytes}});
    });
}

}  // namespace pravila
