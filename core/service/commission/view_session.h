#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/commission.h"
#include "core/model/document.h"
#include "core/service/context.h"

namespace pravila {

struct SessionVoteLine {
    std::string member;  ///< name
    PersonId member_id;
    Vote vote = Vote::kFor;
};

/// A point of an agenda as it is read.
struct SessionPoint {
    int position = 0;
    bool free_point = false;
    bool readable = true;                ///< false: a confidential document; code, title, unit and slug are empty
    std::string code, title, slug;       ///< of a free point: its text as title
    std::string unit;                    ///< owner of the document, by name
    EditionRevision number{};            ///< of no meaning for a free point
    std::string content_sha256;          ///< what is voted on; empty for a free point and for paper only
    bool waits = true;                   ///< false while nothing is decided: the point is void
    std::vector<SessionVoteLine> votes;  ///< that stand
    ItemDecision decision = ItemDecision::kPending;
    std::string remark;

    int count(Vote vote) const;
};

/// A deputy who may take the place of a member on the day of the session.
struct SessionDeputy {
    PersonId person;
    std::string name;
};

/// A member and their place.
struct SessionMemberLine {
    PersonId member;
    std::string name, function, act;  ///< act: "dispoziția nr. 12 din 12.01.2026"
    Role role = Role::kCommissionMember;
    std::optional<PersonId> attendee;
    std::string attendee_name, attendee_function, deputation_act;  ///< of a deputy who came; else empty
    std::vector<SessionDeputy> deputies;                           ///< who may come in their place
};

/// Something that waits for a session and is on no agenda.
struct SessionWaiting {
    std::string code, title, slug;
    EditionRevision number{};
    std::optional<Date> opened_on, due_on;
};

struct SessionView {
    CommissionSession session;
    std::string county;                          ///< setting `county`; may be empty
    std::string reason;                          ///< of a cancelled one
    std::vector<SessionMemberLine> members;      ///< as recorded; before it is opened, those in office on its day
    std::vector<SessionMemberLine> secretariat;  ///< technical secretariat on that day, by name; without a vote
    int present = 0, quorum = 0;                 ///< quorum: as recorded, or as it will be
    std::vector<SessionPoint> points;            ///< that were not removed, by position
    std::vector<SessionWaiting> waiting;         ///< that could still be put on the agenda; empty once it has begun
    bool may_change = false;                     ///< the person of the context may plan and record
};

/// @throws Error kForbidden (nobody of the commission), kNotFound.
SessionView view_session(const Context& context, int number);

struct SessionLine {
    CommissionSession session;
    int points = 0, present = 0;
};
struct SessionList {
    std::vector<SessionLine> sessions;    ///< newest first
    std::vector<SessionWaiting> waiting;  ///< on no agenda yet
    std::string quorum_rule;              ///< text form
    bool may_change = false;
};
/// @throws Error kForbidden.
SessionList list_sessions(const Context& context);

}  // namespace pravila
