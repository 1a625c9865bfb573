#include "core/model/document.h"

#include <array>
#include <charconv>

#include "core/model/texts.h"

namespace pravila {

namespace {

constexpr std::array<std::string_view, 10> kTypes = {"PS", "PO", "IL", "R", "M", "F", "A", "G", "REG", "D"};
constexpr std::array<std::string_view, 5> kLifecycles = {"draft", "in_review", "approved", "cancelled", "withdrawn"};
constexpr std::array<std::string_view, 8> kStates = {"draft",      "in_review", "approved",  "in_force",
                                                     "superseded", "withdrawn", "cancelled", "unfiled"};
constexpr std::array<std::string_view, 3> kAudiences = {"public", "internal", "confidential"};
constexpr std::array<std::string_view, 5> kRoles = {"text", "signed_copy", "annex", "form", "original"};

std::optional<int> small_number(std::string_view digits) {
    if (digits.empty() || digits.size() > 3 || digits.find_first_not_of("0123456789") != std::string_view::npos)
        return {};
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

const CodeAssignment* current_code(const Document& document) {
    for (const CodeAssignment& code : document.codes)
        if (code.current) return &code;
    return nullptr;
}

/// "[DITL]" -> "~ditl": what a suffix looks like in an address.
std::string suffix_slug(const std::string& suffix) {
    std::string text;
    for (const char c : suffix) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) text += c;
        if (c >= 'A' && c <= 'Z') text += static_cast<char>(c - 'A' + 'a');
    }
    return text.empty() ? text : "~" + text;
}

}  // namespace

std::string_view to_text(DocumentType type) { return text_at(kTypes, type); }
std::optional<DocumentType> document_type_from(std::string_view text) { return value_from<DocumentType>(kTypes, text); }
std::string_view to_text(Audience audience) { return text_at(kAudiences, audience); }
std::optional<Audience> audience_from(std::string_view text) { return value_from<Audience>(kAudiences, text); }
std::string_view to_text(Lifecycle lifecycle) { return text_at(kLifecycles, lifecycle); }
std::optional<Lifecycle> lifecycle_from(std::string_view text) { return value_from<Lifecycle>(kLifecycles, text); }
std::string_view to_text(State state) { return text_at(kStates, state); }
std::optional<State> state_from(std::string_view text) { return value_from<State>(kStates, text); }
std::string_view to_text(PartRole role) { return text_at(kRoles, role); }
std::optional<PartRole> part_role_from(std::string_view text) { return value_from<PartRole>(kRoles, text); }

std::string Document::code() const {
    const CodeAssignment* code = current_code(*this);
    if (!code) return {};
    return code->suffix.empty() ? code->printed : code->printed + " " + code->suffix;
}

std::string Document::slug() const {
    const CodeAssignment* code = current_code(*this);
    if (!code) return "_" + id.str();
    return pravila::slug(code->key) + suffix_slug(code->suffix);
}

std::string to_text(EditionRevision number) {
    return std::to_string(number.edition) + "." + std::to_string(number.revision);
}

std::optional<EditionRevision> edition_revision_from(std::string_view text) {
    const std::size_t dot = text.find('.');
    const auto edition = small_number(text.substr(0, dot));
    const auto revision = dot == std::string_view::npos ? std::optional<int>(0) : small_number(text.substr(dot + 1));
    if (!edition || !revision) return {};
    return EditionRevision{*edition, *revision};
}

std::string roman(int number) {
    static constexpr std::array<std::pair<int, std::string_view>, 13> kDigits = {{{1000, "M"},
                                                                                  {900, "CM"},
                                                                                  {500, "D"},
                                                                                  {400, "CD"},
                                                                                  {100, "C"},
                                                                                  {90, "XC"},
                                                                                  {50, "L"},
                                                                                  {40, "XL"},
                                                                                  {10, "X"},
                                                                                  {9, "IX"},
                                                                                  {5, "V"},
                                                                                  {4, "IV"},
                                                                                  {1, "I"}}};
    std::string text;
    for (const auto& [value, digits] : kDigits)
        for (; number >= value; number -= value) text += digits;
    return text;
}

const RevisionPart* Revision::part(PartRole role) const {
    for (const RevisionPart& part : parts)
        if (part.role == role) return &part;
    return nullptr;
}

bool in_force_on(const Revision& revision, Date day, Date today) {
    const bool withdrawn = revision.lifecycle == Lifecycle::kWithdrawn;
    if (withdrawn ? !revision.effective_until : revision.lifecycle != Lifecycle::kApproved) return false;
    if (revision.superseded_undated && day >= today) return false;
    if (!revision.effective.day) return day == today && !revision.superseded_undated && !revision.effective_until;
    return *revision.effective.day <= day && (!revision.effective_until || day < *revision.effective_until);
}

State state_on(const Revision& revision, Date day, Date today) {
    switch (revision.lifecycle) {
        case Lifecycle::kDraft:
            return State::kDraft;
        case Lifecycle::kInReview:
            return State::kInReview;
        case Lifecycle::kCancelled:
            return State::kCancelled;
        case Lifecycle::kWithdrawn:
            return in_force_on(revision, day, today) ? State::kInForce : State::kWithdrawn;
        case Lifecycle::kApproved:
            break;
    }
    if (in_force_on(revision, day, today)) return State::kInForce;
    if (revision.effective.day && day < *revision.effective.day) return State::kApproved;
    // Undated and asked about another day: whether it applied then is not known; it counts as approved, not as in
    // force.
    if (!revision.effective.day && !revision.superseded_undated && !revision.effective_until) return State::kApproved;
    return State::kSuperseded;
}

}  // namespace pravila
