#pragma once

#include "core/codification/codebook.h"
#include "core/history/entry.h"
#include "core/ports/extractor.h"
#include "core/service/codes/create_document.h"
#include "core/service/revisions/answer_step.h"
#include "core/service/revisions/approve_revision.h"
#include "core/service/revisions/come_into_force.h"
#include "core/service/revisions/comments.h"
#include "core/service/revisions/correct_revision.h"
#include "core/service/revisions/end_revision.h"
#include "core/service/revisions/revision_files.h"
#include "core/service/revisions/submit_revision.h"
#include "tests/support/town.h"

namespace pravila::test {

/// Reads a text as one paragraph a line; a text that begins with "broken" cannot be read.
class LineExtractor : public Extractor {
  public:
    std::variant<ExtractedDocument, ExtractionFailure> extract(const std::string& bytes, const std::string&) override {
        if (bytes.rfind("broken", 0) == 0)
            return ExtractionFailure{"file.damaged", msg("“{text}” is not a code.", {{"text", "x"}}), false};
        ExtractedDocument document;
        document.extractor = "lines/1";
        document.format = "plain_text";
        document.language = "ro";
        if (tracked_insertions > 0) document.metadata["tracked_insertions"] = std::to_string(tracked_insertions);
        for (std::size_t begin = 0; begin < bytes.size();) {
            const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
            Block block;
            block.text = bytes.substr(begin, end - begin);
            document.blocks.push_back(block);
            begin = end + 1;
        }
        number_blocks(document);
        return document;
    }

    int tracked_insertions = 0;  ///< said of the next texts
};

/// A town hall at work on revisions. Procedures of URB are verified by "urb", endorsed by "secretar" and approved by
/// "primar"; "cad" gives an opinion where CAD takes part.
struct Desk {
    Town town;
    LineExtractor extractor;
    const Codebook& codebook = Codebook::built_in();

    WorkingRevision new_procedure(const std::string& title = "Eliberarea certificatelor de urbanism",
                                  const std::vector<std::string>& participating = {},
                                  const std::string& by = "inspector") {
        NewDocument wanted;
        wanted.unit = town.unit("URB");
        wanted.title = title;
        for (const std::string& unit : participating) wanted.participating.push_back(town.unit(unit));
        return create_document(town.as(by), codebook, wanted);
    }
    static RevisionName name(const WorkingRevision& working) {
        return {working.document.code(), working.revision.number};
    }
    WorkingRevision now(const WorkingRevision& working) {
        std::optional<WorkingRevision> found;
        town.read([&](StoreReader& reader) {
            found =
                working_revision(reader, *reader.document(working.document.id), *reader.revision(working.revision.id));
        });
        return *found;
    }
    WorkingRevision write(const WorkingRevision& working, const std::string& text,
                          const std::string& by = "inspector") {
        return replace_source(town.as(by), extractor, name(working), {text, "text.txt"},
                              now(working).revision.row_version);
    }
    WorkingRevision submitted(const std::string& title = "Eliberarea certificatelor de urbanism",
                              const std::vector<std::string>& participating = {}) {
        const WorkingRevision draft = new_procedure(title, participating);
        write(draft, "Scopul procedurii " + title);
        return submit_revision(town.as("inspector"), name(draft));
    }
    Answer answer_for(const WorkingRevision& working, StepKind kind) {
        Answer answer;
        answer.revision = name(working);
        answer.kind = kind;
        const WorkingRevision read = now(working);
        const RevisionPart* text = read.revision.part(PartRole::kText);
        answer.content_sha256 = text ? text->sha256 : "";
        return answer;
    }
    Answered give(const std::string& who, const WorkingRevision& working, StepKind kind,
                  const std::string& effective_from = {}) {
        Answer answer = answer_for(working, kind);
        answer.effective_from = Date::parse(effective_from);
        return answer_step(town.as(who), answer);
    }
    /// Through all steps without participating units.
    WorkingRevision approved(const WorkingRevision& submitted, const std::string& effective_from = {}) {
        give("urb", submitted, StepKind::kVerify);
        give("secretar", submitted, StepKind::kEndorse);
        return give("primar", submitted, StepKind::kApprove, effective_from).working;
    }
    WorkingRevision next_revision(const WorkingRevision& of, const std::string& text,
                                  RevisionKind kind = RevisionKind::kRevision) {
        NewRevision wanted;
        wanted.code = of.document.code();
        wanted.kind = kind;
        wanted.change_summary = "legislație primară";
        wanted.revised_component = "5.2";
        const WorkingRevision draft = start_revision(town.as("inspector"), wanted);
        write(draft, text);
        return submit_revision(town.as("inspector"), name(draft));
    }
    /// Actions of the log about the document, oldest first.
    std::vector<std::string> story(const WorkingRevision& working) {
        std::vector<std::string> actions;
        town.read([&](StoreReader& reader) {
            for (const StoredEntry& entry : reader.log_entries_about(working.document.id.str()))
                actions.push_back(log_entry_from(entry.canonical).action);
        });
        return actions;
    }
    long count(const std::string& action) {
        long found = 0;
        town.read([&](StoreReader& reader) {
            for (const StoredEntry& entry : reader.log_entries(0, reader.log_size()))
                found += log_entry_from(entry.canonical).action == action;
        });
        return found;
    }
};

/// Rule of the Refusal that `work` throws; "" when it throws none, "error" for another Error.
inline std::string rule_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const Refusal& refusal) {
        return refusal.rule();
    } catch (const Error& error) {
        return "error: " + error.message().id;
    }
    return {};
}

}  // namespace pravila::test
