#pragma once

#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "core/history/entry.h"
#include "core/history/hash.h"
#include "core/service/accounts/sessions.h"
#include "tests/server/world.h"

namespace pravila::test {

inline constexpr const char* kUnit = "Urbanism și amenajarea teritoriului";
inline constexpr const char* kTitle = "Avizarea construcțiilor provizorii";

/// A town hall at work: who does what, each with a key for programs.
/// author, second (authors of Urbanism), head (its head), stand (deputy of the head), juridic (adviser, head of
/// Juridic), chair (of the commission), mayor, quality (keeps the system), reader.
struct Office {
    World world;
    std::map<std::string, PersonId> people;
    std::map<std::string, std::string> keys;

    Office() {
        world.read_as(PersonId());
        world.write([&](StoreWriter& writer) {
            Unit urbanism = *writer.organisation().unit(world.unit(kUnit));
            urbanism.abbreviation = "URB";
            writer.organisation().update_unit(urbanism);
        });
        const UnitId unit = world.unit(kUnit), other = world.unit("Juridic");
        add("author", {{Role::kAuthor, unit}}, unit);
        add("second", {{Role::kAuthor, unit}}, unit);
        add("head", {{Role::kDepartmentHead, unit}}, unit);
        add("stand", {{Role::kReader, unit}}, unit);
        add("juridic", {{Role::kLegalAdviser, {}}, {Role::kDepartmentHead, other}}, other);
        add("chair", {{Role::kCommissionChair, {}}}, other);
        add("mayor", {{Role::kEntityHead, {}}}, other);
        add("quality", {{Role::kQualityManager, {}}}, other);
        add("reader", {}, other);
    }

    void add(const std::string& who, const std::vector<std::pair<Role, std::optional<UnitId>>>& roles,
             const UnitId& unit) {
        const PersonId person = world.add_person("Nume " + who, who + "@example.ro");
        world.join(person, unit);
        for (const auto& [role, where] : roles) world.grant(person, role, where);
        Context context = world.context();
        context.scope.person = person;
        people[who] = person;
        keys[who] = add_api_token(context, person, "test", 30);
    }
    void deputise(const std::string& absent, const std::string& who) {
        Deputation made;
        made.id = DeputationId("deputation-" + who);
        made.absent = people.at(absent);
        made.deputy = people.at(who);
        made.from = *Date::parse("2026-01-01");
        world.write([&](StoreWriter& writer) { writer.organisation().add_deputation(made); });
    }

    http::Response ask(const std::string& who, http::Method method, const std::string& target,
                       const std::string& body = {}, std::vector<http::Field> fields = {}) {
        fields.push_back({"Authorization", "Bearer " + keys.at(who)});
        if (!body.empty() && method == http::Method::kPost) fields.push_back({"Content-Type", "application/json"});
        return world.ask(target, method, fields, body);
    }
    http::Response post(const std::string& who, const std::string& target,
                        const nlohmann::json& body = nlohmann::json::object()) {
        return ask(who, http::Method::kPost, "/api/v1" + target, body.dump());
    }
    nlohmann::json get(const std::string& who, const std::string& target) {
        const auto answer = ask(who, http::Method::kGet, "/api/v1" + target);
        CAPTURE(who, target, answer.body());
        REQUIRE(answer.status() == 200);
        return nlohmann::json::parse(answer.body());
    }
    http::Response put(const std::string& who, const std::string& revision, const std::string& text,
                       const std::string& tag) {
        return ask(who, http::Method::kPut, "/api/v1" + revision + "/source", text,
                   {{"If-Match", tag}, {"X-File-Name", "text%20nou.txt"}});
    }
    http::Response act(const std::string& who, const std::string& revision, const std::string& action,
                       nlohmann::json body = nlohmann::json::object()) {
        if (!body.contains("content_sha256")) body["content_sha256"] = hash;
        return post(who, revision + "/actions/" + action, body);
    }

    /// A new procedure with a text, submitted. @return "/documents/…/revisions/1.0"
    std::string submitted(const std::string& title = kTitle, bool with_opinion = false) {
        nlohmann::json wanted = {{"type", "PO"}, {"unit", kUnit}, {"title", title}};
        if (with_opinion) wanted["participating"] = {"Juridic"};
        const auto created = post("author", "/documents", wanted);
        INFO(created.body());
        REQUIRE(created.status() == 201);
        const std::string location(created.get("Location"));
        std::string revision = location.substr(std::string("/api/v1").size());
        const std::string text = "Scopul procedurii " + title;
        REQUIRE(put("author", revision, text, std::string(created.get("ETag"))).status() == 200);
        hash = sha256_hex(text);
        REQUIRE(act("author", revision, "submit").status() == 200);
        return revision;
    }
    /// Answers until only the approval is left.
    void until_approval(const std::string& revision) {
        REQUIRE(act("head", revision, "verify").status() == 200);
        REQUIRE(act("chair", revision, "endorse").status() == 200);
    }
    long count(const std::string& action) {
        long found = 0;
        world.write([&](StoreWriter& writer) {
            found = 0;
            for (const StoredEntry& entry : writer.log_entries(0, writer.log_size()))
                found += log_entry_from(entry.canonical).action == action;
        });
        return found;
    }

    std::string hash;  ///< of the text last sent for verification
};

inline bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace pravila::test
