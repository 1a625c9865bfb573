#include "core/service/commission/named_people.h"

#include <algorithm>

#include "core/service/commission/session_rights.h"
#include "core/service/organisation/find_by_name.h"

namespace pravila {

PersonId person_of(StoreReader& reader, const std::string& text) { return find_person(reader, text).id; }

std::vector<Attendee> attendees_of(StoreReader& reader, const std::vector<std::string>& texts) {
    std::vector<Attendee> attendees;
    attendees.reserve(texts.size());
    for (const std::string& text : texts) {
        const std::size_t equals = text.find('=');
        Attendee attendee{person_of(reader, text.substr(0, equals)), {}};
        if (equals != std::string::npos) attendee.member = person_of(reader, text.substr(equals + 1));
        attendees.push_back(std::move(attendee));
    }
    return attendees;
}

std::vector<PersonId> others_present(StoreReader& reader, int number,
                                     const std::vector<std::pair<PersonId, Vote>>& votes) {
    std::vector<PersonId> others;
    for (const CommissionSeat& seat : reader.commission().seats_of(require_session(reader, number).id)) {
        const bool voted = std::any_of(votes.begin(), votes.end(), [&](const auto& vote) {
            return vote.first == seat.member || vote.first == seat.attendee;
        });
        if (seat.present() && !voted) others.push_back(seat.member);
    }
    return others;
}

}  // namespace pravila
