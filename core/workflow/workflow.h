#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/i18n/message.h"
#include "core/model/document.h"
#include "core/model/organisation.h"
#include "core/toml/file_problem.h"

namespace pravila {

/// What is done at a step; the text form is also the name of the action: verify, opine, endorse, approve.
enum class StepKind { kVerify, kOpine, kEndorse, kApprove };
std::string_view to_text(StepKind kind);
std::optional<StepKind> step_kind_from(std::string_view text);

/// Who is asked at a step. `kParticipatingUnits` asks once for each participating unit of the document.
struct SignerRule {
    enum class Of { kInstitution, kOwnerUnit, kParticipatingUnits };
    std::optional<PersonId> person;  ///< this very person…
    std::optional<Role> role;        ///< …or whoever holds this role
    Of of = Of::kInstitution;        ///< for which unit the role must hold
    bool operator==(const SignerRule&) const = default;
};

/// A step of a workflow.
struct Step {
    enum class Rule { kAll, kAny, kAtLeast };
    enum class OnRefusal { kReturn, kRecord };

    std::string id;  ///< stable, [a-z0-9_-]+, unique in the workflow
    StepKind kind = StepKind::kVerify;
    std::vector<SignerRule> signers;
    Rule rule = Rule::kAll;
    int at_least = 0;       ///< for kAtLeast
    int deadline_days = 0;  ///< working days from its opening; 0: none
    bool parallel = false;  ///< opens together with the step before it
    bool remark_on_refusal = true;
    OnRefusal on_refusal = OnRefusal::kReturn;  ///< a refusal sends the revision back, or is recorded and counts as
                                                ///< given; never for a step that approves
    bool tacit = false;                         ///< no answer by the deadline counts as favourable
    bool in_session = false;                    ///< decided by the commission in a session, not by single signatures
};

/// What to do with something that separation of duties forbids.
enum class Separation { kBlock, kWarn };

/// The way of a revision from submission to approval, as data. Values only. Format: docs/workflow.md.
struct Workflow {
    std::string name;   ///< stable id: "procedura-de-sistem"
    std::string title;  ///< for people
    std::vector<DocumentType> types;
    Separation author_approves = Separation::kBlock;  ///< the author signs the approving step
    Separation one_person_twice = Separation::kWarn;  ///< one person signs two steps
    std::vector<Step> steps;
    std::string source;  ///< exact text it was read from; a running circuit keeps it

    const Step* step(std::string_view id) const;
};

using WorkflowProblem = FileProblem;

/// Reads a workflow file. @throws Error kInvalidInput naming the line of the first problem.
Workflow workflow_from_toml(std::string_view text);
/// All problems of a workflow file, in order of line; empty when it can be used.
std::vector<WorkflowProblem> check_workflow(std::string_view text);

/// The workflows that the program carries, by name.
const std::vector<Workflow>& built_in_workflows();
/// For an institution of the preset ("primarie", "comuna"); nothing when no workflow covers the type.
const Workflow* built_in_workflow(std::string_view preset, DocumentType type);

}  // namespace pravila
