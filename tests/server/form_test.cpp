#include "server/http/form.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "server/http/http_error.h"
#include "server/http/json_body.h"
#include "server/http/precondition.h"

using namespace pravila;
using namespace pravila::http;

namespace {

Request sent(const std::string& type, std::string body) {
    Request request;
    request.method = Method::kPost;
    if (!type.empty()) request.fields.push_back({"content-type", type});
    request.body = std::move(body);
    return request;
}

/// The status with which it is refused; 200 when it is read.
template <class Work>
int refused(Work work) {
    try {
        work();
    } catch (const HttpError& error) {
        return error.status();
    }
    return 200;
}

int form_status(const std::string& type, const std::string& body) {
    const Request request = sent(type, body);
    return refused([&] { read_form(request); });
}

const std::string kMultipart = "multipart/form-data; boundary=XX";

std::string part(const std::string& head, const std::string& body) {
    return "--XX\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + body + "\r\n";
}

Form multipart(const Request& request) { return read_form(request); }

}  // namespace

TEST_CASE("form: pairs are decoded once, in order, and names may repeat", "[server][form]") {
    const Request request = sent("application/x-www-form-urlencoded; charset=UTF-8", "a=1&b=x+y%2Bz&a=%C8%99&&c");
    const Form form = read_form(request);
    CHECK(form.texts("a") == std::vector<std::string>{"1", "ș"});
    CHECK(form.text("b") == "x y+z");
    CHECK(form.has("c"));
    CHECK_FALSE(form.has("d"));
    CHECK(form_status("", "") == 200);
    CHECK(form_status("application/x-www-form-urlencoded", "") == 200);
}

TEST_CASE("form: what is no form, or no text, is refused with its status", "[server][form]") {
    const std::string urlencoded = "application/x-www-form-urlencoded";
    CHECK(form_status("", "a=1") == 415);
    CHECK(form_status("text/plain", "a=1") == 415);
    CHECK(form_status(urlencoded, "a=%zz") == 400);
    CHECK(form_status(urlencoded, "a=%00") == 400);
    CHECK(form_status(urlencoded, "a=%ff") == 400);
    CHECK(form_status(urlencoded, "a%0ab=1") == 400);
    CHECK(form_status(urlencoded, std::string(201, 'n') + "=1") == 413);
    CHECK(form_status(urlencoded, "a=" + std::string(65537, 'v')) == 413);
    std::string many;
    for (int i = 0; i < 10000; ++i) many += "f" + std::to_string(i) + "=1&";
    CHECK(form_status(urlencoded, many) == 413);
}

TEST_CASE("form: multipart carries fields and several files, whatever bytes they have", "[server][form]") {
    const std::string bytes("\0\r\n--X\r\n--XY\xff", 13);
    const Request request =
        sent(kMultipart,
             part("name=\"titlu\"", "Eliberarea\r\nactelor") +
                 part("name=\"file\"; filename=\"C:\\Temp\\..\\procedură.docx\"\r\nContent-Type: X/Y", bytes) +
                 part("name=file; filename=\"a%22b\"", "") + part("name=\"none\"; filename=\"\"", "") + "--XX--\r\n");
    const Form form = multipart(request);
    CHECK(form.text("titlu") == "Eliberarea\r\nactelor");
    REQUIRE(form.files.size() == 3);
    CHECK(form.files[0].bytes == bytes);
    CHECK(form.files[0].file_name == "procedură.docx");
    CHECK(form.files[0].media_type == "x/y");
    CHECK(form.files[1].file_name == "a\"b");
    CHECK(form.file("file") == &form.files[0]);
    CHECK(form.file("none") == nullptr);
}

TEST_CASE("form: multipart that is not whole or can be read in two ways is refused", "[server][form]") {
    const std::string good = part("name=\"a\"", "1");
    CHECK(form_status(kMultipart, good + "--XX--") == 200);
    const std::string whole = good + part("name=\"f\"; filename=\"x\"", "abc") + "--XX--";
    for (std::size_t length = 0; length < whole.size(); ++length) {
        CAPTURE(length);
        CHECK(form_status(kMultipart, whole.substr(0, length)) == 400);
    }
    CHECK(form_status("multipart/form-data", whole) == 400);
    CHECK(form_status("multipart/form-data; boundary=\"\"", whole) == 400);
    CHECK(form_status("multipart/form-data; boundary=XX; boundary=YY", whole) == 400);
    CHECK(form_status("multipart/form-data; boundary=" + std::string(71, 'x'), whole) == 400);
    CHECK(form_status(kMultipart, "preamble\r\n" + whole) == 400);
    CHECK(form_status(kMultipart, whole + "\r\nepilogue") == 400);
    CHECK(form_status(kMultipart, "--XX\r\n\r\nno head\r\n--XX--") == 400);
    CHECK(form_status(kMultipart, "--XX\r\nContent-Type: text/plain\r\n\r\nno name\r\n--XX--") == 400);
    CHECK(form_status(kMultipart, part("name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"", "1") + "--XX--") ==
          400);
    CHECK(form_status(kMultipart, part("name=\"a\"\r\nContent-Type: multipart/mixed; boundary=y", "1") + "--XX--") ==
          400);
    CHECK(form_status(kMultipart, part("name=\"a", "1") + "--XX--") == 400);
    CHECK(form_status(kMultipart, "--XX\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1\r\n--XX--") == 400);
}

TEST_CASE("form: multipart has bounds on parts, names and heads", "[server][form]") {
    std::string many;
    for (int i = 0; i < 10000; ++i) many += part("name=\"f" + std::to_string(i) + "\"", "");
    CHECK(form_status(kMultipart, many + "--XX--") == 413);
    std::string files;
    for (int i = 0; i < 51; ++i) files += part("name=\"f\"; filename=\"x\"", "y");
    CHECK(form_status(kMultipart, files + "--XX--") == 413);
    CHECK(form_status(kMultipart, part("name=\"" + std::string(300, 'n') + "\"", "1") + "--XX--") == 413);
    CHECK(form_status(kMultipart, part("name=\"a\"\r\nX: " + std::string(5000, 'n'), "1") + "--XX--") == 413);
    CHECK(form_status(kMultipart, part("name=\"a\"", std::string(70000, 'v')) + "--XX--") == 413);
}

TEST_CASE("form: names of files are never paths", "[server][form]") {
    CHECK(clean_file_name("../../etc/passwd") == "passwd");
    CHECK(clean_file_name("..\\..\\x.docx") == "x.docx");
    CHECK(clean_file_name("..").empty());
    CHECK(clean_file_name("dir/").empty());
    CHECK(clean_file_name("a\r\nb\x1b.txt") == "ab.txt");
    CHECK(clean_file_name("\xff.txt").empty());
    std::string longest;
    while (longest.size() < 1000) longest += "ș";
    CHECK(clean_file_name(longest).size() == 254);
}

TEST_CASE("json_body: an object within bounds is read, everything else is refused", "[server][form]") {
    const auto status = [](const std::string& type, const std::string& body) {
        const Request request = sent(type, body);
        return refused([&] { read_json(request); });
    };
    const std::string type = "application/json";
    CHECK(read_json(sent(type, R"({"a":{"b":[1,"ș"]}})"))["a"]["b"][1] == "ș");
    CHECK(read_json(sent("", "")).empty());
    CHECK(status("text/plain", "{}") == 415);
    CHECK(status("", "{}") == 415);
    for (const char* wrong :
         {"", "[]", "1", "null", "{", "{}x", R"({"a":1,"a":2})", "{\"a\":\"\xff\"}", R"({"a":"\u0000"})"})
        CHECK(status(type, wrong) == 400);
    CHECK(status(type, "{\"a\":" + std::string(100000, '[') + "}") == 400);
    std::string many = "{\"a\":[0";
    for (int i = 0; i < 30000; ++i) many += ",1";
    CHECK(status(type, many + "]}") == 400);
}

TEST_CASE("precondition: a change names the state it changes", "[server][form]") {
    const auto status = [](const std::string& tag) {
        Request request;
        if (!tag.empty()) request.fields.push_back({"if-match", tag});
        return refused([&] { require_version(request, 7); });
    };
    CHECK(status(version_tag(7)) == 200);
    CHECK(status("") == 428);
    for (const char* other :
         {"\"v8\"", "*", "W/\"v7\"", "\"v7\", \"v8\"", "\"v\"", "v7", "\"v-7\"", "\"v99999999999999999999\""})
        CHECK(status(other) == 412);
}
