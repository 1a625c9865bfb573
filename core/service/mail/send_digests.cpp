#include "core/service/mail/send_digests.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

#include "core/error.h"
#include "core/service/distribution/reminders.h"
#include "core/workflow/working_days.h"

namespace pravila {

namespace {

constexpr int kKeptDays = 60;
constexpr int kFirstWaitMinutes = 5;
constexpr int kLongestWaitMinutes = 60;

/// Someone who may get mail today.
struct Addressee {
    PersonId person;
    std::string name, address;
    Language language = Language::kRomanian;
};

/// Has a place or a role today.
bool in_office(StoreReader& reader, const Person& person, Date today) {
    if (person.disabled) return false;
    const auto holds = [today](const auto& row) { return row.holds_on(today); };
    const auto places = reader.organisation().memberships_of(person.id);
    if (std::any_of(places.begin(), places.end(), holds)) return true;
    const auto roles = reader.organisation().grants_of(person.id);
    return std::any_of(roles.begin(), roles.end(), holds);
}

std::vector<Addressee> addressees(StoreReader& reader, Date today, Language language) {
    std::vector<Addressee> found;
    for (const Person& person : reader.organisation().people()) {
        if (person.email.empty() || !in_office(reader, person, today)) continue;
        const auto choice = reader.mail().choice(person.id);
        if (choice && !choice->digest) continue;
        found.push_back({person.id, person.name, person.email,
                         choice && !choice->language.empty() ? language_from(choice->language) : language});
    }
    return found;
}

Context as(const Context& context, const PersonId& person) {
    Context other = context;
    other.scope.person = person;
    return other;
}

/// 5, 10, 20, 40, 60, 60… minutes.
std::chrono::minutes wait_after(int tries) {
    int minutes = kFirstWaitMinutes;
    for (int i = 1; i < tries && minutes < kLongestWaitMinutes; ++i) minutes *= 2;
    return std::chrono::minutes(std::min(minutes, kLongestWaitMinutes));
}

/// One round over the people of a day.
class Round {
  public:
    Round(const Context& context, Mailer& mailer, const DigestOptions& options)
        : context_(context), mailer_(mailer), options_(options), today_(context.clock.today()) {}

    DigestRound run(const std::function<bool()>& go_on) {
        std::vector<Addressee> people;
        std::map<PersonId, SentDigest> rows;
        context_.store.read(context_.scope, [&](StoreReader& reader) {
            people = addressees(reader, today_, options_.language);
            reviews_ = reviews_to_tell(reader, today_);
            reminders_ = reminders_due(reader, today_);
            rows.clear();
            for (const SentDigest& row : reader.mail().digests_on(today_)) rows.emplace(row.person, row);
        });
        if (rows.empty())
            context_.store.write(context_.scope, [&](StoreWriter& writer) {
                writer.mail().remove_digests_before(today_.plus_days(-kKeptDays));
            });
        for (const Addressee& addressee : people) {
            if (round_.server_failed || !go_on()) break;
            const auto row = rows.find(addressee.person);
            if (row == rows.end() || open(row->second))
                tell(addressee);
            else if (row->second.state == DigestState::kWaiting || row->second.state == DigestState::kSending)
                ++round_.waiting;
        }
        return round_;
    }

  private:
    bool open(const SentDigest& row) const {
        const bool undecided = row.state == DigestState::kWaiting || row.state == DigestState::kSending;
        return undecided && row.try_again_at <= context_.clock.now();
    }

    void tell(const Addressee& addressee) {
        const DailyDigest digest = digest_of(as(context_, addressee.person), reviews_);
        const bool worth = digest.worth_telling();
        const auto taken = take_up(addressee.person, worth ? DigestState::kSending : DigestState::kNothing);
        if (!taken) return;
        if (!worth) {
            ++round_.nothing;
            return;
        }
        const DigestText text = digest_text(digest, {addressee.name, options_.institution, options_.public_url},
                                            Catalogue::of(addressee.language));
        const Delivery delivery = mailer_.send(
            {taken->id.str(), addressee.address, text.subject, text.body, std::string(code_of(addressee.language))});
        settle(*taken, delivery);
        if (delivery.outcome == Delivery::Outcome::kAccepted) reminded(addressee.person);
    }

    /// Every text to read stands in the mail, so whoever was due to be reminded of one has been.
    void reminded(const PersonId& person) const {
        std::vector<DueReminder> sent;
        std::copy_if(reminders_.begin(), reminders_.end(), std::back_inserter(sent),
                     [&](const DueReminder& reminder) { return reminder.person.id == person; });
        if (!sent.empty()) record_reminders(context_, sent);
    }

    /// Makes the digest this process's own. @return nothing when another process was faster.
    std::optional<SentDigest> take_up(const PersonId& person, DigestState state) {
        const DigestId fresh = context_.ids.next_id<DigestId>();
        std::optional<SentDigest> taken;
        context_.store.write(context_.scope, [&](StoreWriter& writer) {
            taken.reset();
            auto row = writer.mail().digest(person, today_);
            if (row && !open(*row)) return;
            const Instant until = context_.clock.now() + kDigestLease;
            if (!row) {
                taken = SentDigest{fresh, person, today_, state, 1, until, {}, 0, 1};
                writer.mail().add_digest(*taken);
                return;
            }
            row->state = state;
            ++row->tries;
            row->try_again_at = until;
            writer.mail().update_digest(*row);
            ++row->row_version;
            taken = std::move(row);
        });
        return taken;
    }

    void settle(SentDigest digest, const Delivery& delivery) {
        using Outcome = Delivery::Outcome;
        const Instant now = context_.clock.now();
        digest.reply = delivery.reply;
        if (delivery.outcome == Outcome::kAccepted) {
            digest.state = DigestState::kSent;
            digest.sent_at = now;
            ++round_.sent;
        } else {
            const bool for_good = delivery.outcome == Outcome::kAddressRefused;
            digest.state = for_good ? DigestState::kRefused : DigestState::kWaiting;
            digest.try_again_at = now + wait_after(digest.tries);
            ++(for_good ? round_.refused : round_.waiting);
            round_.reply = delivery.reply;
            round_.server_failed = delivery.outcome == Outcome::kServerFailed;
        }
        context_.store.write(context_.scope, [&](StoreWriter& writer) { writer.mail().update_digest(digest); });
    }

    const Context& context_;
    Mailer& mailer_;
    const DigestOptions& options_;
    Date today_;
    std::vector<DueReview> reviews_;
    std::vector<DueReminder> reminders_;
    DigestRound round_;
};

}  // namespace

bool is_digest_time(const Clock& clock, int hour) {
    const Date today = clock.today();
    return WorkingDays::romania().is_working(today) && clock.day_of(clock.now() - std::chrono::hours(hour)) == today;
}

DigestRound send_digests(const Context& context, Mailer& mailer, const DigestOptions& options,
                         const std::function<bool()>& go_on) {
    return Round(context, mailer, options).run(go_on);
}

std::vector<DigestPreview> preview_digests(const Context& context, const DigestOptions& options) {
    std::vector<Addressee> people;
    std::vector<DueReview> reviews;
    context.store.read(context.scope, [&](StoreReader& reader) {
        people = addressees(reader, context.clock.today(), options.language);
        reviews = reviews_to_tell(reader, context.clock.today());
    });
    std::vector<DigestPreview> previews;
    for (const Addressee& addressee : people) {
        const DailyDigest digest = digest_of(as(context, addressee.person), reviews);
        if (!digest.worth_telling()) continue;
        previews.push_back({addressee.person, addressee.name,
                            digest_text(digest, {addressee.name, options.institution, options.public_url},
                                        Catalogue::of(addressee.language))});
    }
    return previews;
}

}  // namespace pravila
