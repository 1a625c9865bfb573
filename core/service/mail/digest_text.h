#pragma once

#include <string>

#include "core/i18n/catalogue.h"
#include "core/service/mail/digest.h"

namespace pravila {

/// Whom and where a digest speaks of.
struct DigestFrame {
    std::string person;       ///< name of who gets it
    std::string institution;  ///< its name
    std::string public_url;   ///< "https://proceduri.example"; empty: no links
};

struct DigestText {
    std::string subject, body;
};

/// The digest in words. Mail is read on the way, so it holds nothing secret: of confidential documents neither code nor
/// title nor link, no remarks, no names but that of who gets it, and nothing that would let anyone in.
DigestText digest_text(const DailyDigest& digest, const DigestFrame& frame, const Catalogue& words);

}  // namespace pravila
