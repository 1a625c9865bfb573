#pragma once

#include <string>
#include <string_view>

#include "core/model/date.h"
#include "core/ports/mailer.h"

namespace pravila::mail {

/// In whose name mail goes out.
struct Sender {
    std::string address;  ///< "proceduri@teiusani.example"; its domain stands in every Message-ID
    std::string name;     ///< what people see beside it, UTF-8
};

/// True for an address that can stand in an envelope and a header as it is: ASCII, one @, no spaces, quotes or signs
/// that mean something there, at most 254 characters (RFC 5321, without quoted local parts and address literals).
bool is_address(std::string_view text);

/// The message as it goes over the wire (RFC 5322, 2045, 2047): lines end in CR LF, none begins with a dot, none is
/// longer than 78 characters; text is base64 of UTF-8. Whatever the fields of the mail hold, they make no further
/// header: control characters of subject and name become spaces.
/// @param mail  its address has passed is_address().
std::string message_text(const Mail& mail, const Sender& sender, Instant now);

}  // namespace pravila::mail
