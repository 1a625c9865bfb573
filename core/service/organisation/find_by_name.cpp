#include "core/service/organisation/find_by_name.h"

#include <algorithm>
#include <sstream>
#include <vector>

#include "core/error.h"
#include "core/text/analysis.h"

namespace pravila {

namespace {

constexpr std::size_t kMostCandidatesNamed = 8;

/// How well a thing fits what was typed; only the best fits count.
enum Fit { kNone, kSomeWords, kFullName, kKey };

std::vector<std::string> words_of(std::string_view text) {
    std::string folded = fold(text);
    std::replace(folded.begin(), folded.end(), '-', ' ');
    std::istringstream stream(folded);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    return words;
}

Fit fit_of_name(const std::string& name, std::string_view text) {
    if (fold(name) == fold(text)) return kFullName;
    const auto wanted = words_of(text), has = words_of(name);
    const bool all = !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
        return std::find(has.begin(), has.end(), word) != has.end();
    });
    return all ? kSomeWords : kNone;
}

/// The things that fit best, in their order.
template <class Thing, class FitOf>
std::vector<Thing> best(const std::vector<Thing>& things, FitOf fit_of) {
    std::vector<Thing> found;
    Fit reached = kSomeWords;
    for (const Thing& thing : things) {
        const Fit fit = fit_of(thing);
        if (fit > reached) found.clear();
        reached = std::max(reached, fit);
        if (fit != kNone && fit == reached) found.push_back(thing);
    }
    return found;
}

template <class Thing, class Label>
Thing only(const std::vector<Thing>& found, std::string_view text, const Message& none, Label label) {
    if (found.empty()) throw Error(ErrorCode::kNotFound, none);
    if (found.size() == 1) return found.front();
    std::string candidates;
    for (std::size_t i = 0; i < found.size() && i < kMostCandidatesNamed; ++i)
        candidates += (i ? "; " : "") + label(found[i]);
    if (found.size() > kMostCandidatesNamed) candidates += "; …";
    throw Error(ErrorCode::kConflict, msg("“{text}” may be: {candidates}. Say which.",
                                          {{"text", std::string(text)}, {"candidates", candidates}}));
}

}  // namespace

Person find_person(StoreReader& reader, std::string_view text) {
    const std::string email = email_key(text);
    const auto found = best(reader.organisation().people(), [&](const Person& person) {
        if (text.empty()) return kNone;
        const bool key =
            person.id.str() == text || person.os_account == text || (!person.email.empty() && person.email == email);
        return key ? kKey : fit_of_name(person.name, text);
    });
    return only(found, text,
                msg("Nobody is called “{text}”. Give an e-mail address or a name from the list of people.",
                    {{"text", std::string(text)}}),
                [](const Person& person) {
                    return person.email.empty() ? person.name + " (" + person.id.str() + ")"
                                                : person.name + " <" + person.email + ">";
                });
}

Unit find_unit(StoreReader& reader, std::string_view text, Date day) {
    const std::string folded = fold(text);
    const auto fit_of = [&](const Unit& unit) {
        if (folded.empty()) return kNone;
        const bool key = unit.id.str() == text || (!unit.abbreviation.empty() && fold(unit.abbreviation) == folded);
        return key ? kKey : fit_of_name(unit.name, text);
    };
    std::vector<Unit> existing, others;
    for (Unit& unit : reader.organisation().units())
        (unit.exists_on(day) ? existing : others).push_back(std::move(unit));
    auto found = best(existing, fit_of);
    if (found.empty()) found = best(others, fit_of);
    return only(found, text,
                msg("No unit is called “{text}”. Give an abbreviation or a name from the tree of units.",
                    {{"text", std::string(text)}}),
                [](const Unit& unit) {
                    return unit.name + " (" + (unit.abbreviation.empty() ? unit.id.str() : unit.abbreviation) + ")";
                });
}

}  // namespace pravila
