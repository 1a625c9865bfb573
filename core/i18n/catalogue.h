#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "core/i18n/message.h"

namespace pravila {

enum class Language { kRomanian, kEnglish };

/// "ro" or "en".
std::string_view code_of(Language language);

/// Reads "ro", "ro_RO.UTF-8", "en-GB;q=0.8"…: the first two letters decide. Anything else gives `fallback`.
Language language_from(std::string_view tag, Language fallback = Language::kRomanian);

/// The translations of one language, read from the embedded gettext catalogue (data/locale/<code>.po).
/// English is the source language: an id is its own translation, but for the few whose id carries a note.
/// Thread rule: immutable after construction; for() returns the same object to every thread.
class Catalogue {
  public:
    static const Catalogue& of(Language language);

    /// The message in this language with its arguments in place. An argument without a value stays as `{name}`.
    std::string text(const Message& message) const;
    /// A sentence without arguments.
    std::string text(std::string_view id) const;
    /// The form of the language for n things: "1 procedură", "19 proceduri", "20 de proceduri". `{n}` is filled in.
    std::string plural(std::string_view one, std::string_view many, long long n,
                       Message::Arguments arguments = {}) const;
    /// False when the id has no translation (always true in English).
    bool has(std::string_view id) const;
    Language language() const { return language_; }

    /// @param mo  bytes of a GNU .mo file, UTF-8. @throws Error kCorrupt when they are not.
    Catalogue(Language language, std::string_view mo);

  private:
    Language language_;
    std::map<std::string, std::string, std::less<>> entries_;  ///< id -> forms, joined by NUL
};

/// Fills `{names}` in a pattern. Exposed for templates; text() does this.
std::string fill(std::string_view pattern, const Message::Arguments& arguments);

}  // namespace pravila
