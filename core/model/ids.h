#pragma once

#include <compare>
#include <string>
#include <utility>

namespace pravila {

/// A public identifier: a UUIDv7 in lower-case text. Each kind of thing has its own type, so they cannot be mixed up.
template <class Tag>
class Id {
  public:
    Id() = default;
    explicit Id(std::string text) : text_(std::move(text)) {}
    const std::string& str() const { return text_; }
    bool empty() const { return text_.empty(); }
    auto operator<=>(const Id&) const = default;

  private:
    std::string text_;
};

using InstitutionId = Id<struct InstitutionTag>;
using PersonId = Id<struct PersonTag>;
using UnitId = Id<struct UnitTag>;
using DocumentId = Id<struct DocumentTag>;
using RevisionId = Id<struct RevisionTag>;
using PartId = Id<struct PartTag>;
using BatchId = Id<struct BatchTag>;
using MembershipId = Id<struct MembershipTag>;
using GrantId = Id<struct GrantTag>;
using DeputationId = Id<struct DeputationTag>;
using CircuitId = Id<struct CircuitTag>;
using SlotId = Id<struct SlotTag>;
using SignatureId = Id<struct SignatureTag>;
using ReservationId = Id<struct ReservationTag>;
using CommentId = Id<struct CommentTag>;
using LinkId = Id<struct LinkTag>;
using LineId = Id<struct LineTag>;
using DutyId = Id<struct DutyTag>;
using RecallId = Id<struct RecallTag>;
using ReviewId = Id<struct ReviewTag>;
using CommissionSessionId = Id<struct CommissionSessionTag>;
using AgendaItemId = Id<struct AgendaItemTag>;
using SeatId = Id<struct SeatTag>;
using VoteId = Id<struct VoteTag>;
using TestId = Id<struct TestTag>;
using AttemptId = Id<struct AttemptTag>;
using ReminderId = Id<struct ReminderTag>;
using FormerPlaceId = Id<struct FormerPlaceTag>;
using ActFileId = Id<struct ActFileTag>;
using DigestId = Id<struct DigestTag>;

/// On whose behalf a repository is asked: every call carries one, and no call sees another institution's rows.
struct Scope {
    InstitutionId institution;
    PersonId person;
};

}  // namespace pravila
