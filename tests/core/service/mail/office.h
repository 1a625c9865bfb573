#pragma once

#include <map>
#include <vector>

#include "core/service/distribution/lists.h"
#include "core/service/mail/mail_choice.h"
#include "core/service/mail/send_digests.h"
#include "tests/core/service/revisions/desk.h"

namespace pravila::test {

/// Keeps what it is given and answers as told, by address.
class FakeMailer : public Mailer {
  public:
    Delivery send(const Mail& mail) override {
        tried.push_back(mail);
        const auto found = answers.find(mail.to);
        Delivery answer = found == answers.end() ? otherwise : found->second;
        if (answer.outcome == Delivery::Outcome::kAccepted) sent.push_back(mail);
        if (before_answer) before_answer();
        return answer;
    }
    const Mail* to(const std::string& who) const {
        for (const Mail& mail : sent)
            if (mail.to == who + "@teiusani.example") return &mail;
        return nullptr;
    }

    std::vector<Mail> tried, sent;
    std::map<std::string, Delivery> answers;
    Delivery otherwise{Delivery::Outcome::kAccepted, 250, {}};
    std::function<void()> before_answer;
};

/// The town on Monday, 23 November 2026, with one procedure on its way: "urb" is asked to verify it.
struct Office {
    Desk desk;
    WorkingRevision waiting;
    FakeMailer mailer;
    DigestOptions options{"Primăria Municipiului Teiușani", "https://proceduri.example", Language::kRomanian};

    Office() : waiting(desk.submitted()) { desk.town.clock.set("2026-11-23"); }

    DigestRound round() {
        return send_digests(desk.town.system(), mailer, options, [] { return true; });
    }
    std::vector<SentDigest> rows() {
        std::vector<SentDigest> found;
        desk.town.read([&](StoreReader& reader) { found = reader.mail().digests_on(desk.town.clock.today()); });
        return found;
    }
    SentDigest row(const std::string& who) {
        for (const SentDigest& row : rows())
            if (row.person == desk.town.person(who)) return row;
        throw std::runtime_error("no digest of " + who);
    }
};

}  // namespace pravila::test
