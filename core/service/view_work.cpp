#include "core/service/view_work.h"

#include <algorithm>
#include <functional>
#include <map>

#include "core/service/access.h"
#include "core/service/find_revision.h"
#include "core/service/open_steps.h"
#include "core/service/tasks.h"

namespace pravila {

namespace {

WorkingRevision require_readable(StoreReader& reader, const Context& context, const RevisionName& name) {
    const ReadAccess access = read_access(reader, context);
    Document document = require_readable_document(reader, access, name.code).document;
    const Document stored = document;
    const auto readable = readable_revisions(reader, access, document);
    return working_revision(reader, stored, require_revision(reader, document, readable, name.number));
}

bool is_open(const Revision& revision) {
    return revision.lifecycle == Lifecycle::kDraft || revision.lifecycle == Lifecycle::kInReview;
}

WorkAction action_of(StepKind kind) {
    switch (kind) {
        case StepKind::kVerify:
            return WorkAction::kVerify;
        case StepKind::kOpine:
            return WorkAction::kOpine;
        case StepKind::kEndorse:
            return WorkAction::kEndorse;
        case StepKind::kApprove:
            break;
    }
    return WorkAction::kApprove;
}

class WorkReader {
  public:
    WorkReader(StoreReader& reader, const Context& context, const RevisionName& name)
        : reader_(reader), context_(context), today_(context.clock.today()) {
        view_.working = require_readable(reader, context, name);
        rights_ = Rights::of(reader, context.scope.person, today_);
    }

    WorkView run() {
        const WorkingRevision& working = view_.working;
        const RevisionPart* text = working.revision.part(PartRole::kText);
        if (text) view_.content_sha256 = text->sha256;
        if (working.draft) {
            view_.holder = person_name(reader_, working.draft->holder);
            view_.own_draft = working.draft->holder == context_.scope.person;
        }
        add_open_revision();
        if (working.circuit) workflow_ = workflow_from_toml(working.circuit->definition);
        add_signatures();
        add_asked();
        for (const Comment& comment : reader_.approval().comments_of(working.revision.id))
            view_.comments.push_back({comment, person_name(reader_, comment.author)});
        for (const SetAsideFile& file : reader_.approval().set_aside(working.revision.id))
            view_.set_aside.push_back({file, person_name(reader_, file.person)});
        if (working.revision.lifecycle == Lifecycle::kDraft)
            if (const auto sent_back = return_of(reader_, working)) view_.sent_back = signature_line(*sent_back);
        add_actions();
        return std::move(view_);
    }

  private:
    SignatureLine signature_line(const Signature& signature) {
        SignatureLine line{
            signature, person_name(reader_, signature.person), person_name(reader_, signature.recorded_by), {}, {}};
        const auto deputation =
            signature.deputation ? reader_.organisation().deputation(*signature.deputation) : std::nullopt;
        if (deputation) line.stands_in = person_name(reader_, deputation->absent);
        if (!signature.remark_sha256.empty())
            line.remark = reader_.approval().remark(signature.remark_sha256).value_or("");
        return line;
    }

    void add_open_revision() {
        const ReadAccess access = read_access(reader_, context_);
        for (const Revision& revision : reader_.revisions_of(view_.working.document.id)) {
            if (!is_open(revision)) continue;
            somebody_works_ = true;
            if (access.may_read(view_.working.document, revision)) view_.open_revision = revision.number;
        }
    }

    void add_signatures() {
        for (const Signature& signature : reader_.approval().signatures_of(view_.working.revision.id))
            view_.signatures.push_back(signature_line(signature));
    }

    void add_asked() {
        if (!view_.working.circuit) return;
        view_.open_steps = open_steps(*view_.working.circuit);
        for (const Slot& slot : view_.working.circuit->slots) {
            const Step& step = workflow_.steps[static_cast<std::size_t>(slot.step)];
            AskedLine line;
            line.step = step.id;
            line.kind = step.kind;
            line.place = slot.step;
            line.state = slot.state;
            line.role = slot.role;
            const auto unit = slot.unit ? reader_.organisation().unit(*slot.unit) : std::nullopt;
            if (unit) line.unit = unit->name;
            if (slot.person) line.person = person_name(reader_, *slot.person);
            line.opened_on = slot.opened_on;
            line.due_on = slot.due_on;
            line.in_session = step.in_session;
            line.late = slot.state == SlotState::kOpen && slot.due_on && *slot.due_on < today_;
            for (const SignatureLine& given : view_.signatures)
                if (given.signature.slot == slot.id && !given.signature.voided_at)
                    line.signatures.push_back(given.signature.id.str());
            view_.asked.push_back(std::move(line));
        }
    }

    bool holds(std::initializer_list<Role> roles) const {
        return std::any_of(roles.begin(), roles.end(), [&](Role role) {
            return rights_.authority(role, view_.working.document.owner).has_value();
        });
    }

    void allow(WorkAction action, bool when) {
        if (when) view_.actions.push_back(action);
    }

    void add_actions() {
        if (context_.scope.person.empty()) return;
        const Lifecycle state = view_.working.revision.lifecycle;
        const bool draft = state == Lifecycle::kDraft, review = state == Lifecycle::kInReview;
        const bool keeper = holds({Role::kQualityManager, Role::kTechnicalSecretariat});
        const bool editor = keeper || holds({Role::kAuthor, Role::kDepartmentHead});
        const bool holder = !view_.working.draft || view_.own_draft;
        allow(WorkAction::kUpload, editor && holder && (draft || review));
        allow(WorkAction::kDescribe, editor && holder && draft);
        allow(WorkAction::kSubmit, editor && holder && draft);
        if (review) {
            const auto places = open_places(reader_, view_.working, workflow_, rights_);
            for (const Place& place : places) {
                const Slot& slot = view_.working.circuit->slots[place.slot];
                allow(action_of(workflow_.steps[static_cast<std::size_t>(slot.step)].kind), true);
            }
            allow(WorkAction::kReturn, !places.empty());
            allow(WorkAction::kRecordPaper, keeper);
        }
        allow(WorkAction::kCancel, (draft || review) && (view_.own_draft || keeper));
        allow(WorkAction::kWithdraw, state == Lifecycle::kApproved && (keeper || holds({Role::kEntityHead})));
        allow(WorkAction::kCorrect, keeper && state == Lifecycle::kApproved);
        allow(WorkAction::kTakeOver, draft && editor && !holder);
        allow(WorkAction::kAttach, editor && find_transition(state, Event::kAttach));
        allow(WorkAction::kComment, draft || review);
        allow(WorkAction::kStartRevision, editor && state == Lifecycle::kApproved && !somebody_works_);
    }

    StoreReader& reader_;
    const Context& context_;
    Date today_;
    Rights rights_;
    Workflow workflow_;
    WorkView view_;
    bool somebody_works_ = false;
};

}  // namespace

bool WorkView::may(WorkAction action) const {
    return std::find(actions.begin(), actions.end(), action) != actions.end();
}

WorkView view_work(const Context& context, const RevisionName& name) {
    WorkView view;
    context.store.read(context.scope, [&](StoreReader& reader) { view = WorkReader(reader, context, name).run(); });
    return view;
}

RevisionName require_readable_revision(const Context& context, const RevisionName& name) {
    RevisionName readable = name;
    context.store.read(context.scope, [&](StoreReader& reader) {
        readable.code = require_readable(reader, context, name).document.slug();
    });
    return readable;
}

namespace {

/// A content that belongs to the revision in the way that `belongs` says.
std::string content_beside(const Context& context, const RevisionName& name, const std::string& sha256,
                           const std::function<bool(StoreReader&, const RevisionId&)>& belongs) {
    std::optional<std::string> bytes;
    context.store.read(context.scope, [&](StoreReader& reader) {
        const WorkingRevision working = require_readable(reader, context, name);
        if (belongs(reader, working.revision.id)) bytes = reader.content(sha256);
    });
    if (!bytes) throw Error(ErrorCode::kNotFound, msg("There is no such file here. Load the page again."));
    return *std::move(bytes);
}

}  // namespace

std::string signature_scan(const Context& context, const RevisionName& name, const std::string& sha256) {
    return content_beside(context, name, sha256, [&](StoreReader& reader, const RevisionId& revision) {
        const auto signatures = reader.approval().signatures_of(revision);
        return std::any_of(signatures.begin(), signatures.end(), [&](const Signature& signature) {
            return signature.paper && !sha256.empty() && signature.paper->scan_sha256 == sha256;
        });
    });
}

std::string set_aside_bytes(const Context& context, const RevisionName& name, const std::string& sha256) {
    return content_beside(context, name, sha256, [&](StoreReader& reader, const RevisionId& revision) {
        const auto files = reader.approval().set_aside(revision);
        return std::any_of(files.begin(), files.end(), [&](const SetAsideFile& file) { return file.sha256 == sha256; });
    });
}

}  // namespace pravila
