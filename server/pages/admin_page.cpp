#include <array>
#include <map>

#include "core/i18n/words.h"
#include "core/service/organisation/printed_words.h"
#include "core/service/organisation/require_role.h"
#include "core/service/revisions/own_workflow.h"
#include "core/service/revisions/submit_revision.h"
#include "server/pages/pages.h"
#include "server/view/parts.h"
#include "server/view/work_words.h"

namespace pravila::web::pages {

namespace {

constexpr std::array kTypes = {DocumentType::kSystemProcedure, DocumentType::kOperationalProcedure,
                               DocumentType::kWorkInstruction, DocumentType::kRegulation,
                               DocumentType::kManual,          DocumentType::kForm};

std::string whose_words(bool own, const Catalogue& words) {
    return own ? words.text(msg("the institution's own")) : words.text(msg("from the program"));
}

/// The organisation as it is today, for the tables of the page.
class Tables {
  public:
    Tables(const Call& call, StoreReader& reader) : call_(call), reader_(reader), today_(call.today()) {
        for (const Unit& unit : reader.organisation().units()) units_[unit.id] = unit;
        for (const Person& person : reader.organisation().people()) names_[person.id] = person.name;
    }

    void fill(Model& model) {
        fill_mail(model);
        model.list("people", people()).list("units", units()).list("roles", roles()).list("workflows", workflows());
    }

  private:
    std::string unit_name(const std::optional<UnitId>& id) const {
        const auto found = id ? units_.find(*id) : units_.end();
        return found == units_.end() ? std::string() : found->second.name;
    }

    /// Whether people get mail, and how today's went.
    void fill_mail(Model& model) {
        const auto hour = call_.site.dependencies.digest_hour;
        std::map<DigestState, int> counts;
        for (const SentDigest& digest : reader_.mail().digests_on(today_)) ++counts[digest.state];
        const auto count = [&](DigestState state) { return std::to_string(counts[state]); };
        model.flag("mail_set", hour.has_value())
            .text("mail_hour", hour ? std::to_string(*hour) : "")
            .text("mail_sent", count(DigestState::kSent))
            .text("mail_waiting", std::to_string(counts[DigestState::kWaiting] + counts[DigestState::kSending]))
            .text("mail_refused", count(DigestState::kRefused));
    }

    std::vector<Model> people() {
        std::map<PersonId, std::string> places;
        for (const Membership& place : reader_.organisation().memberships()) {
            if (!place.holds_on(today_)) continue;
            std::string& text = places[place.person];
            text += (text.empty() ? "" : "; ") + place.function + (place.function.empty() ? "" : ", ") +
                    unit_name(place.unit);
        }
        std::vector<Model> items;
        for (const Person& person : reader_.organisation().people()) {
            Model item;
            item.text("person_name", person.name)
                .text("person_email", person.email)
                .text("person_places", places[person.id])
                .flag("person_disabled", person.disabled);
            items.push_back(std::move(item));
        }
        return items;
    }

    std::vector<Model> units() {
        std::vector<Model> items;
        for (const Unit& unit : reader_.organisation().units()) {
            if (!unit.exists_on(today_)) continue;
            Model item;
            item.text("unit_abbreviation", unit.abbreviation)
                .text("unit_name", unit.name)
                .text("unit_parent", unit_name(unit.parent));
            items.push_back(std::move(item));
        }
        return items;
    }

    std::vector<Model> files_of(const std::string& subject) {
        std::vector<Model> items;
        for (const ActFile& file : reader_.organisation().act_files_of(subject)) {
            Model item;
            item.text("file_name", file.name).text("file_href", Url("/acts/" + file.id.str()).str());
            items.push_back(std::move(item));
        }
        return items;
    }

    std::vector<Model> roles() {
        std::vector<Model> items;
        for (const RoleGrant& grant : reader_.organisation().grants()) {
            if (!grant.holds_on(today_)) continue;
            Model item;
            item.text("role_label", call_.words.text(role_name(grant.role)))
                .text("role_person", names_[grant.person])
                .text("role_unit", grant.unit ? unit_name(grant.unit) : call_.words.text(msg("the whole institution")))
                .text("role_act", act_text(grant.act))
                .text("role_from", date_words(grant.from, call_.words))
                .some("role_files", files_of(grant.id.str()))
                .text("role_until", grant.until ? date_words(grant.until->plus_days(-1), call_.words) : "");
            items.push_back(std::move(item));
        }
        return items;
    }

    std::vector<Model> workflows() {
        std::vector<Model> items;
        for (const DocumentType type : kTypes) {
            const Workflow workflow = workflow_for(reader_, type);
            std::string steps;
            for (const Step& step : workflow.steps) {
                steps += (steps.empty() ? "" : " → ") + step_words(step.kind, call_.words);
                if (step.in_session)
                    steps += " (" + call_.words.text(msg("decided in a session of the commission")) + ")";
            }
            Model item;
            item.text("workflow_type", type_name(type, call_.words))
                .text("workflow_title", workflow.title)
                .text("workflow_whose", whose_words(has_own_workflow(reader_, type), call_.words))
                .text("workflow_steps", steps);
            items.push_back(std::move(item));
        }
        return items;
    }

    const Call& call_;
    StoreReader& reader_;
    Date today_;
    std::map<UnitId, Unit> units_;
    std::map<PersonId, std::string> names_;
};

}  // namespace

http::Response admin(const Call& call) {
    const Context context = call.context();
    Model model;
    context.store.read(context.scope, [&](StoreReader& reader) {
        require_role(reader, context.scope.person, call.today(),
                     {Role::kAdministrator, Role::kQualityManager, Role::kTechnicalSecretariat, Role::kAuditor});
        Tables(call, reader).fill(model);
    });
    Frame frame;
    frame.title = call.words.text(msg("Administration"));
    return render_page(call, "pages/admin.html", frame, std::move(model));
}

}  // namespace pravila::web::pages
