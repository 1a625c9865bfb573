#include "core/service/access.h"

#include <catch2/catch.hpp>

#include "core/service/follow_feed.h"
#include "core/service/rights.h"
#include "tests/store/fixtures.h"

using namespace pravila;
using namespace pravila::test;

namespace {

const Date today = day("2026-11-22");
const Role kManagers[] = {Role::kQualityManager, Role::kTechnicalSecretariat, Role::kAuditor, Role::kAdministrator};

/// dir ─ urb ─ urb1, and beside them jur and fin. The documents are urb's, and jur takes part.
void add_units(StoreWriter& writer) {
    const auto add = [&](const char* id, const char* parent) {
        Unit unit;
        unit.id = UnitId(id);
        unit.name = id;
        if (*parent) unit.parent = UnitId(parent);
        writer.organisation().add_unit(unit);
    };
    add("dir", "");
    add("urb", "dir");
    add("urb1", "urb");
    add("jur", "");
    add("fin", "");
}

class People {
  public:
    People() { store.write(add_units); }

    PersonId add(const char* works_at, bool disabled = false) {
        PersonId id("person" + std::to_string(++count_));
        store.write([&](StoreWriter& writer) {
            Person person;
            person.id = id;
            person.name = id.str();
            person.disabled = disabled;
            writer.organisation().add_person(person);
            if (*works_at)
                writer.organisation().add_membership(
                    {MembershipId("m" + id.str()), id, UnitId(works_at), "inspector", day("2020-01-01"), {}});
        });
        return id;
    }
    void grant(const PersonId& person, Role role, const char* unit, const char* from = "2020-01-01",
               const char* until = "") {
        store.write([&](StoreWriter& writer) {
            RoleGrant grant;
            grant.id = GrantId("g" + std::to_string(++count_));
            grant.person = person;
            grant.role = role;
            if (*unit) grant.unit = UnitId(unit);
            grant.act = {"dispoziția nr. 1", today};
            grant.from = day(from);
            grant.until = Date::parse(until);
            writer.organisation().add_grant(grant);
        });
    }
    void stand_in(const PersonId& deputy, const PersonId& absent, std::optional<Role> role = {}) {
        store.write([&](StoreWriter& writer) {
            Deputation deputation;
            deputation.id = DeputationId("d" + std::to_string(++count_));
            deputation.absent = absent;
            deputation.deputy = deputy;
            deputation.role = role;
            deputation.act = {"dispoziția nr. 2", today};
            deputation.from = day("2026-01-01");
            writer.organisation().add_deputation(deputation);
        });
    }
    ReadAccess access(const PersonId& person, AnonymousReading anonymous = AnonymousReading::kInternal) {
        ReadAccess access;
        store.read([&](StoreReader& reader) { access = read_access(reader, person, today, anonymous); });
        return access;
    }

    TestStore store;

  private:
    int count_ = 0;
};

Document paper(Audience audience, bool filed = true) {
    Document made = filed ? document("d1", {"PO", "URB", "1"}) : document("d1");
    made.audience = audience;
    made.owner = UnitId("urb");
    made.participating = {UnitId("jur")};
    return made;
}

Revision in_state(Lifecycle lifecycle) {
    Revision made = revision("r1", "d1");
    made.lifecycle = lifecycle;
    return made;
}

/// '+' for what may be read, '-' for what may not, in the order of the table's columns.
std::string seen(const ReadAccess& access, Lifecycle published = Lifecycle::kApproved,
                 Lifecycle working = Lifecycle::kDraft) {
    const std::pair<Document, Lifecycle> columns[] = {
        {paper(Audience::kPublic), published},
        {paper(Audience::kInternal), published},
        {paper(Audience::kConfidential), published},
        {paper(Audience::kInternal), working},
        {paper(Audience::kInternal), Lifecycle::kInReview},
        {paper(Audience::kInternal, false), published},
        {paper(Audience::kConfidential), working},
        {paper(Audience::kConfidential), Lifecycle::kInReview},
    };
    std::string text;
    for (const auto& [document, lifecycle] : columns)
        text += access.may_read(document, in_state(lifecycle)) ? '+' : '-';
    return text;
}

struct Row {
    const char* works_at;
    std::optional<Role> role;
    const char* role_unit;
    const char* expected;
};

// Columns: published public, internal, confidential; internal draft, in review, without a code; confidential draft, in
// review.
const std::vector<Row> kTable = {
    {"fin", {}, "", "++------"},
    {"urb", {}, "", "+++-----"},
    {"urb1", {}, "", "+++-----"},
    {"dir", {}, "", "++------"},
    {"jur", {}, "", "+++-----"},
    {"", {}, "", "++------"},
    {"urb", Role::kAuthor, "urb", "++++++++"},
    {"urb", Role::kAuthor, "fin", "++++++++"},
    {"urb1", Role::kReader, "urb1", "++++++++"},
    {"fin", Role::kAuthor, "fin", "++------"},
    {"fin", Role::kAuthor, "", "++-+++--"},
    {"fin", Role::kReader, "dir", "++-+++--"},
    {"fin", Role::kReader, "urb1", "++------"},
    {"fin", Role::kDepartmentHead, "urb", "++-+++--"},
    {"jur", Role::kDepartmentHead, "jur", "+++-+--+"},
    {"jur", Role::kAuthor, "jur", "+++-----"},
    {"fin", Role::kDepartmentHead, "jur", "++--+---"},
    {"fin", Role::kCommissionMember, "", "++--+---"},
    {"fin", Role::kCommissionChair, "", "++--+---"},
    {"fin", Role::kLegalAdviser, "", "++--+---"},
    {"fin", Role::kLegalAdviser, "fin", "++------"},
    {"jur", Role::kLegalAdviser, "dir", "+++-+--+"},
    {"fin", Role::kEntityHead, "", "+++-+--+"},
    {"fin", Role::kEntityHead, "jur", "++------"},
};

}  // namespace

TEST_CASE("access: what role, place, audience and state open is what the table says", "[service][access]") {
    People people;
    for (const Row& row : kTable) {
        const PersonId person = people.add(row.works_at);
        if (row.role) people.grant(person, *row.role, row.role_unit);
        INFO(row.works_at << " " << (row.role ? to_text(*row.role) : "no role") << " for " << row.role_unit);
        CHECK(seen(people.access(person)) == row.expected);
        CHECK(seen(people.access(person), Lifecycle::kWithdrawn, Lifecycle::kCancelled) == row.expected);
    }
    for (const Role role : kManagers)
        for (const auto& [unit, expected] : std::map<std::string, std::string>{{"", "++++++++"},
                                                                               {"urb", "++++++++"},
                                                                               {"dir", "++++++++"},
                                                                               {"jur", "++------"},
                                                                               {"urb1", "++------"}}) {
            const PersonId person = people.add("fin");
            people.grant(person, role, unit.c_str());
            INFO(to_text(role) << " for " << unit);
            CHECK(seen(people.access(person)) == expected);
        }
    CHECK(seen(people.access(kSystem)) == "++++++++");
}

TEST_CASE("access: nobody, somebody unknown and somebody disabled read what the setting says", "[service][access]") {
    People people;
    const PersonId disabled = people.add("urb", true);
    people.grant(disabled, Role::kQualityManager, "");
    for (const PersonId& person : {PersonId(), PersonId("unknown"), disabled}) {
        CHECK(seen(people.access(person, AnonymousReading::kNone)) == "--------");
        CHECK(seen(people.access(person, AnonymousReading::kPublic)) == "+-------");
        CHECK(seen(people.access(person, AnonymousReading::kInternal)) == "++------");
    }
    CHECK(seen(ReadAccess()) == "+-------");
    CHECK(seen(ReadAccess::nothing()) == "--------");
    // Somebody signed in does not lose by the setting.
    CHECK(seen(people.access(people.add("fin"), AnonymousReading::kNone)) == "++------");
}

TEST_CASE("access: roles hold on their days, and pass to deputies as the act says", "[service][access]") {
    People people;
    const PersonId ended = people.add("fin"), begins = people.add("fin"), last_day = people.add("fin");
    people.grant(ended, Role::kAuditor, "", "2020-01-01", "2026-11-22");
    people.grant(begins, Role::kAuditor, "", "2026-11-23");
    people.grant(last_day, Role::kAuditor, "", "2026-11-22", "2026-11-23");
    CHECK(seen(people.access(ended)) == "++------");
    CHECK(seen(people.access(begins)) == "++------");
    CHECK(seen(people.access(last_day)) == "++++++++");

    const PersonId manager = people.add("urb"), deputy = people.add("fin"), partly = people.add("fin");
    people.grant(manager, Role::kQualityManager, "");
    people.stand_in(deputy, manager);
    people.stand_in(partly, manager, Role::kAuthor);
    CHECK(seen(people.access(deputy)) == "++++++++");
    CHECK(seen(people.access(partly)) == "++------");
    // The role of an absent author does not open the drafts of the place at which the deputy works.
    const PersonId author = people.add("jur"), from_urb = people.add("urb");
    people.grant(author, Role::kAuthor, "jur");
    people.stand_in(from_urb, author);
    CHECK(seen(people.access(from_urb)) == "+++-----");
}

TEST_CASE("access: who holds a draft or is asked for an answer reads that revision, and no other",
          "[service][access]") {
    People people;
    const PersonId holder = people.add("fin"), asked = people.add("fin"), member = people.add("fin"),
                   deputy = people.add("fin"), elsewhere = people.add("fin");
    people.grant(member, Role::kCommissionMember, "");
    people.grant(elsewhere, Role::kLegalAdviser, "fin");
    people.stand_in(deputy, asked);
    people.store.write([&](StoreWriter& writer) {
        for (const char* id : {"d1", "d2"}) {
            Document secret = paper(Audience::kConfidential);
            secret.id = DocumentId(id);
            secret.codes[0].suffix = std::string("[") + id + "]";
            writer.add_document(secret);
        }
        Revision draft = revision("draft", "d1");
        draft.lifecycle = Lifecycle::kDraft;
        writer.add_revision(draft);
        Revision review = revision("review", "d2");
        review.lifecycle = Lifecycle::kInReview;
        writer.add_revision(review);
        DraftFacts facts;
        facts.revision = draft.id;
        facts.holder = holder;
        writer.approval().add_draft(facts);
        Circuit circuit;
        circuit.id = CircuitId("c1");
        circuit.revision = review.id;
        circuit.document = review.document;
        circuit.author = holder;
        const auto slot = [&](const char* id, std::optional<PersonId> person, std::optional<Role> role,
                              SlotState state) {
            Slot made;
            made.id = SlotId(id);
            made.person = std::move(person);
            made.role = role;
            made.state = state;
            circuit.slots.push_back(made);
        };
        slot("s1", asked, {}, SlotState::kOpen);
        slot("s2", {}, Role::kCommissionMember, SlotState::kOpen);
        slot("s3", {}, Role::kLegalAdviser, SlotState::kOpen);
        slot("s4", holder, {}, SlotState::kWaiting);
        writer.approval().add_circuit(circuit);
    });
    const auto named = [&](const PersonId& person) {
        std::string text;
        for (const RevisionId& id : people.access(person).named) text += id.str() + " ";
        return text;
    };
    CHECK(named(holder) == "draft ");
    CHECK(named(asked) == "review ");
    CHECK(named(member) == "review ");
    CHECK(named(deputy) == "review ");
    CHECK(named(elsewhere).empty());
    people.store.read([&](StoreReader& reader) {
        const auto document = reader.document(DocumentId("d2")), other = reader.document(DocumentId("d1"));
        CHECK(may_read(reader, people.access(asked), *document));
        CHECK_FALSE(may_read(reader, people.access(asked), *other));
        CHECK_FALSE(people.access(asked).may_read_published(*document));
    });
    // Once published, having held the draft opens nothing.
    ReadAccess access = people.access(holder);
    Revision published = revision("draft", "d1");
    CHECK_FALSE(access.may_read(paper(Audience::kConfidential), published));
    published.lifecycle = Lifecycle::kCancelled;
    CHECK_FALSE(access.may_read(paper(Audience::kConfidential), published));
}

TEST_CASE("access: a code that leads to what may not be read leads to nothing, or to the next that fits",
          "[service][access]") {
    People people;
    people.store.write([](StoreWriter& writer) {
        Document secret = document("secret", {"PO", "URB", "1"});
        secret.audience = Audience::kConfidential;
        writer.add_document(secret);
        writer.add_revision(revision("r1", "secret"));
        writer.add_document(document("open", {"PO", "URB", "I"}));
        writer.add_revision(revision("r2", "open"));
        Document drafted = document("drafted", {"PO", "URB", "7"});
        writer.add_document(drafted);
        Revision draft = revision("r3", "drafted");
        draft.lifecycle = Lifecycle::kDraft;
        writer.add_revision(draft);
        writer.add_document(document("empty", {"PO", "URB", "8"}));
    });
    people.store.read([&](StoreReader& reader) {
        const ReadAccess nobody = people.access({});
        const auto answer = [&](const ReadAccess& access, const char* code) {
            try {
                return require_readable_document(reader, access, code).document.id.str();
            } catch (const Error& error) {
                CHECK(error.code() == ErrorCode::kNotFound);
                CHECK(error.message().id == no_such_document(code).message().id);
                CHECK(error.detail().empty());
                return std::string("none");
            }
        };
        CHECK(answer(ReadAccess::all(), "PO-URB-1") == "secret");
        CHECK(answer(nobody, "PO-URB-1") == "open");  // I typed as 1, as if there were no other
        CHECK(answer(nobody, "_secret") == "none");
        CHECK(answer(nobody, "PO-URB-7") == "none");
        CHECK(answer(ReadAccess::all(), "PO-URB-7") == "drafted");
        CHECK(answer(nobody, "PO-URB-8") == "none");
        CHECK(answer(nobody, "PO-URB-9") == "none");
    });
}

TEST_CASE("access: the title of a draft is not told to who may not read it", "[service][access]") {
    People people;
    people.store.write([](StoreWriter& writer) {
        Document made = document("d1", {"PO", "URB", "1"});
        made.title = "Titlul proiectului";
        writer.add_document(made);
        Revision first = revision("r1", "d1");
        first.title = "Titlul vechi";
        writer.add_revision(first);
        Revision draft = revision("r2", "d1", {2, 0});
        draft.title = "Titlul proiectului";
        draft.lifecycle = Lifecycle::kDraft;
        writer.add_revision(draft);
    });
    people.store.read([&](StoreReader& reader) {
        Document made = *reader.document(DocumentId("d1"));
        CHECK(readable_revisions(reader, ReadAccess::all(), made).size() == 2);
        CHECK(made.title == "Titlul proiectului");
        CHECK(readable_revisions(reader, people.access({}), made).size() == 1);
        CHECK(made.title == "Titlul vechi");
    });
}

TEST_CASE("access: what a unit owns or takes part in is fed again, with and without a code", "[service][access]") {
    TestStore test;
    test.write([](StoreWriter& writer) {
        add_units(writer);
        const auto add = [&](const char* id, const char* owner, const char* participating, bool filed) {
            Document made = filed ? document(id, {"PO", id}) : document(id);
            if (*owner) made.owner = UnitId(owner);
            if (*participating) made.participating = {UnitId(participating)};
            writer.add_document(made);
            for (const int edition : {1, 2})
                writer.add_revision(revision(id + std::to_string(edition), id, {edition, 0}));
        };
        add("a", "urb", "", true);
        add("b", "jur", "urb", true);
        add("c", "jur", "fin", true);
        add("d", "urb", "", false);
        add("e", "dir", "urb1", true);
    });
    test.write([](StoreWriter& writer) { feed_documents_of(writer, UnitId("urb")); });
    std::set<std::string> fed;
    test.read([&](StoreReader& reader) {
        for (const FeedRow& row : reader.feed_after(0, 100)) fed.insert(row.revision.str());
    });
    CHECK(fed == std::set<std::string>{"a1", "a2", "b1", "b2", "d1", "d2"});
}
