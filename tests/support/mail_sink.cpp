#include "tests/support/mail_sink.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace pravila::test {

namespace {

std::string from_base64(const std::string& text) {
    std::string bytes;
    unsigned value = 0;
    int bits = 0;
    for (const char c : text) {
        static const std::string kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        const auto digit = kDigits.find(c);
        if (digit == std::string::npos) continue;
        value = value << 6 | static_cast<unsigned>(digit);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>(value >> bits & 0xFF);
    }
    return bytes;
}

Received received_from(const std::string& line) {
    const auto json = nlohmann::json::parse(line);
    Received made;
    made.from = json["from"];
    made.to = json["to"].at(0);
    made.data = json["data"];
    made.tls = json["tls"];
    if (json["user"].is_string()) made.user = json["user"];
    return made;
}

}  // namespace

std::string Received::header(const std::string& name) const {
    const std::string head = "\r\n" + data.substr(0, data.find("\r\n\r\n") + 2);
    const auto at = head.find("\r\n" + name + ": ");
    if (at == std::string::npos) return {};
    std::string value;
    std::size_t begin = at + name.size() + 4;
    for (std::size_t end = begin;; begin = end + 2) {
        end = head.find("\r\n", begin);
        value += head.substr(begin, end - begin);
        if (end + 2 >= head.size() || head[end + 2] != ' ') break;
    }
    std::string text;
    for (std::size_t i = 0; i < value.size();) {
        const auto word = value.find("=?UTF-8?B?", i);
        text += value.substr(i, word - i);
        if (word == std::string::npos) break;
        const auto end = value.find("?=", word + 10);
        text += from_base64(value.substr(word + 10, end - word - 10));
        i = end + 2;
        if (value.compare(i, 3, " =?") == 0) ++i;
    }
    return text;
}

std::string Received::body() const { return from_base64(data.substr(data.find("\r\n\r\n"))); }

MailSink::MailSink(const std::vector<std::string>& options) {
    std::signal(SIGPIPE, SIG_IGN);  // as the program does
    int in[2], out[2];
    if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    process_ = fork();
    if (process_ == 0) {
        dup2(in[0], 0);
        dup2(out[1], 1);
        std::vector<std::string> words = {"/usr/bin/python3", PRAVILA_MAIL_SINK};
        words.insert(words.end(), options.begin(), options.end());
        std::vector<char*> raw;
        raw.reserve(words.size() + 1);
        for (std::string& word : words) raw.push_back(word.data());
        raw.push_back(nullptr);
        execv("/usr/bin/python3", raw.data());
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    in_ = in[1];
    out_ = out[0];
    port_ = nlohmann::json::parse(line())["port"];
}

MailSink::~MailSink() {
    end();
    close(out_);
}

void MailSink::end() {
    if (process_ == 0) return;
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    process_ = 0;
    close(in_);
}

std::string MailSink::line() {
    std::size_t end = read_.find('\n');
    while (end == std::string::npos) {
        char buffer[1 << 14];
        const ssize_t size = read(out_, buffer, sizeof buffer);
        if (size <= 0) throw std::runtime_error("the mail sink has ended; is python3-aiosmtpd installed?");
        read_.append(buffer, static_cast<std::size_t>(size));
        end = read_.find('\n');
    }
    std::string text = read_.substr(0, end);
    read_.erase(0, end + 1);
    return text;
}

std::vector<Received> MailSink::received() {
    std::vector<Received> messages;
    for (;;) {
        pollfd ready{out_, POLLIN, 0};
        const bool more =
            read_.find('\n') != std::string::npos || (poll(&ready, 1, 0) == 1 && (ready.revents & POLLIN));
        if (!more) return messages;
        messages.push_back(received_from(line()));
    }
}

Received MailSink::wait() { return received_from(line()); }

}  // namespace pravila::test
