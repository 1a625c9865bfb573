#include "server/http/gate.h"

#include <algorithm>
#include <optional>

#include "server/http/bytes.h"

namespace pravila::http {

namespace {

using Checked = std::optional<Refusal>;

constexpr std::size_t kLongestField = 8000;

Refusal bad(Message reason) { return {400, std::move(reason)}; }

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A carriage return or line feed stands only in the pair that ends a line; tab only inside field values.
Checked check_bytes(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (c == '\r') {
            if (i + 1 >= bytes.size() || bytes[i + 1] != '\n')
                return bad(msg("The request has a carriage return in the middle of a line."));
            ++i;
        } else if (c == '\n') {
            return bad(msg("The request has a line that ends without a carriage return."));
        } else if (is_control(c) && c != '\t') {
            return bad(msg("The request has a control character in it."));
        }
    }
    return {};
}

Checked check_version(std::string_view version, Head& head) {
    if (version == "HTTP/1.1") return {};
    if (version == "HTTP/1.0") {
        head.keep_alive = false;
        return {};
    }
    const bool shaped = version.size() == 8 && version.substr(0, 5) == "HTTP/" && all_digits(version.substr(5, 1)) &&
                        version[6] == '.' && all_digits(version.substr(7, 1));
    if (shaped) return Refusal{505, msg("This server speaks HTTP/1.1 only.")};
    return bad(msg("The first line of the request does not end in a version of HTTP."));
}

bool is_target_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte != 0x7f && std::string_view("#\"<>\\").find(c) == std::string_view::npos;
}

Checked check_target(std::string_view target, const Head& head, const GateRules& rules) {
    if (target.size() > rules.max_target) return Refusal{414, msg("The address is too long. Ask for less at once.")};
    if (target == "*" && head.method == Method::kOptions) return {};
    if (target.empty() || target[0] != '/') return bad(msg("The address in the request does not begin with “/”."));
    if (!std::all_of(target.begin(), target.end(), is_target_byte))
        return bad(msg("The address has a character in it that must be percent-encoded."));
    const std::size_t question = target.find('?');
    const auto path = percent_decode(target.substr(0, question));
    const auto query = question == std::string_view::npos ? std::optional<std::string>("")
                                                          : percent_decode(target.substr(question + 1));
    if (!path || !query) return bad(msg("The address has a “%” that is not followed by two hexadecimal digits."));
    if (has_control(*path) || query->find('\0') != std::string::npos)
        return bad(msg("The address hides a control character."));
    if (!is_utf8(*path) || !is_utf8(*query)) return bad(msg("The address is not written in UTF-8."));
    return {};
}

Checked check_request_line(std::string_view line, Head& head, const GateRules& rules) {
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last || line.find('\t') != std::string_view::npos ||
        line.substr(first + 1, last - first - 1).find(' ') != std::string_view::npos)
        return bad(msg("The first line of the request is not a method, an address and a version."));
    const std::string_view method = line.substr(0, first);
    if (!is_token(method)) return bad(msg("The first line of the request is not a method, an address and a version."));
    if (Checked refused = check_version(line.substr(last + 1), head)) return refused;
    const auto known = method_from(method);
    if (!known) return Refusal{501, msg("This server does not know the method of the request.")};
    head.method = *known;
    head.target = line.substr(first + 1, last - first - 1);
    return check_target(head.target, head, rules);
}

Checked read_field(std::string_view line, Head& head) {
    if (line[0] == ' ' || line[0] == '\t') return bad(msg("A header field continues on a second line."));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return bad(msg("A header line has no colon."));
    const std::string_view name = line.substr(0, colon);
    if (!is_token(name)) return bad(msg("A header field has a wrong name, or a space before its colon."));
    if (line.size() > kLongestField) return Refusal{431, msg("The header of the request is too long.")};
    head.fields.push_back({lower(name), std::string(trim(line.substr(colon + 1)))});
    return {};
}

bool is_host_byte(char c) { return is_token_byte(c) || c == '[' || c == ']' || c == ':'; }

bool is_loopback_name(std::string_view name) {
    if (name == "localhost" || name == "[::1]") return true;
    return name.substr(0, 4) == "127." &&
           std::all_of(name.begin(), name.end(), [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
}

Checked check_host(std::string_view host, const GateRules& rules) {
    if (host.empty() || !std::all_of(host.begin(), host.end(), is_host_byte))
        return bad(msg("The Host field is empty or wrong."));
    const std::size_t bracket = host.rfind(']');
    const std::size_t colon = host.find(':', bracket == std::string_view::npos ? 0 : bracket);
    if (colon != std::string_view::npos) {
        const std::string_view port = host.substr(colon + 1);
        if (!all_digits(port) || port.size() > 5) return bad(msg("The Host field is empty or wrong."));
        host = host.substr(0, colon);
    }
    std::string name = lower(host);
    if (!name.empty() && name.back() == '.') name.pop_back();
    if (is_loopback_name(name) || std::find(rules.hosts.begin(), rules.hosts.end(), name) != rules.hosts.end())
        return {};
    return bad(
        msg("This server does not answer to the name in the Host field. Use its address, or add the name to "
            "“public_url”."));
}

const Field* only(const std::vector<Field>& fields, std::string_view name, bool& repeated) {
    const Field* found = nullptr;
    for (const Field& field : fields) {
        if (field.name != name) continue;
        if (found) repeated = true;
        found = &field;
    }
    return found;
}

bool takes_body(Method method) { return method == Method::kPost || method == Method::kPut || method == Method::kPatch; }

Checked check_framing(Head& head, bool http_1_0, const GateRules& rules) {
    bool repeated = false;
    const Field* length = only(head.fields, "content-length", repeated);
    const Field* coding = only(head.fields, "transfer-encoding", repeated);
    if (repeated) return bad(msg("The request says the length of its body twice."));
    if (length && coding) return bad(msg("The request says the length of its body in two ways."));
    if (coding) {
        if (http_1_0 || !equal_ignoring_case(coding->value, "chunked"))
            return bad(msg("The request has a transfer coding other than “chunked”."));
        head.framing = Framing::kChunked;
        return {};
    }
    if (!length) {
        if (takes_body(head.method)) return Refusal{411, msg("The request does not say how long its body is.")};
        return {};
    }
    if (!all_digits(length->value) || length->value.size() > 15)
        return bad(msg("The length of the body is not a plain number."));
    head.length = std::stoull(length->value);
    if (head.length > rules.max_body) return Refusal{413, msg("What was sent is larger than this server takes.")};
    head.framing = head.length == 0 ? Framing::kNone : Framing::kLength;
    return {};
}

Checked check_connection(Head& head) {
    for (const Field& field : head.fields) {
        if (field.name == "connection" && lower(field.value).find("close") != std::string::npos)
            head.keep_alive = false;
        if (field.name != "expect") continue;
        if (!equal_ignoring_case(field.value, "100-continue"))
            return Refusal{417, msg("The request expects something this server does not do.")};
        head.expects_continue = head.framing != Framing::kNone;
    }
    return {};
}

Checked check_fields(std::string_view lines, Head& head, const GateRules& rules) {
    while (!lines.empty()) {
        const std::size_t end = lines.find("\r\n");
        if (end == 0) break;
        if (head.fields.size() == rules.max_fields) return Refusal{431, msg("The request has too many header fields.")};
        if (Checked refused = read_field(lines.substr(0, end), head)) return refused;
        lines.remove_prefix(end + 2);
    }
    return {};
}

}  // namespace

std::variant<Head, Refusal> check_head(std::string_view bytes, const GateRules& rules) {
    if (bytes.size() > rules.max_head) return Refusal{431, msg("The header of the request is too long.")};
    if (Checked refused = check_bytes(bytes)) return *refused;
    const std::size_t end = bytes.find("\r\n");
    if (bytes.size() < 4 || bytes.substr(bytes.size() - 4) != "\r\n\r\n" || bytes.find("\r\n\r\n") != bytes.size() - 4)
        return bad(msg("The request does not end in one empty line."));
    Head head;
    if (Checked refused = check_request_line(bytes.substr(0, end), head, rules)) return *refused;
    const bool http_1_0 = !head.keep_alive;
    if (Checked refused = check_fields(bytes.substr(end + 2), head, rules)) return *refused;
    bool repeated = false;
    const Field* host = only(head.fields, "host", repeated);
    if (repeated) return bad(msg("The request names its host twice."));
    if (!host && !http_1_0) return bad(msg("The request does not name its host."));
    if (host)
        if (Checked refused = check_host(host->value, rules)) return *refused;
    if (Checked refused = check_framing(head, http_1_0, rules)) return *refused;
    if (Checked refused = check_connection(head)) return *refused;
    return head;
}

bool hopeless(std::string_view beginning) {
    // The last byte may be the first half of a pair that is still on its way.
    if (!beginning.empty() && beginning.back() == '\r') beginning.remove_suffix(1);
    return check_bytes(beginning).has_value();
}

}  // namespace pravila::http
