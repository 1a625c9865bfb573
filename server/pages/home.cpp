#include "server/pages/home.h"

#include "core/i18n/words.h"
#include "core/service/procedure_register.h"
#include "server/view/parts.h"

namespace pravila::web {

namespace {

constexpr std::size_t kShown = 5;

void add_register(const Context& context, HomeFacts::Facts& facts) {
    const RegisterView view = procedure_register(context, {});
    facts.in_force = view.in_force;
    for (const RegisterRow& row : view.rows) {
        if (row.state != State::kApproved || facts.soon.size() == kShown) continue;
        facts.soon.push_back({row.document.code(), row.revision.title, row.document.slug(), row.revision.number,
                              row.revision.effective});
    }
}

void add_forms(StoreReader& reader, HomeFacts::Facts& facts) {
    DocumentFilter filter;
    filter.types = {DocumentType::kForm};
    const auto revisions = reader.revisions_in_force(filter, facts.day, facts.day);
    facts.form_count = static_cast<long>(revisions.size());
    facts.forms.clear();
    for (std::size_t i = 0; i < revisions.size() && i < kShown; ++i) {
        const auto form = reader.document(revisions[i].document);
        const RevisionPart* part = revisions[i].part(PartRole::kText);
        if (form)
            facts.forms.push_back({form->code(),
                                   revisions[i].title,
                                   form->slug(),
                                   revisions[i].number,
                                   {},
                                   part ? part->format : "",
                                   part ? part->bytes : 0});
    }
}

}  // namespace

HomeFacts::Facts HomeFacts::get(const Context& context) {
    Facts facts;
    facts.day = context.clock.today();
    context.store.read(context.scope, [&](StoreReader& reader) { facts.log_size = reader.log_size(); });
    {
        const std::lock_guard lock(mutex_);
        if (kept_ && kept_->log_size == facts.log_size && kept_->day == facts.day) return *kept_;
    }
    add_register(context, facts);
    context.store.read(context.scope, [&](StoreReader& reader) { add_forms(reader, facts); });
    const std::lock_guard lock(mutex_);
    kept_ = facts;
    return facts;
}

namespace pages {

Model home_model(const Call& call) {
    const HomeFacts::Facts facts = call.site.home.get(call.context());
    std::vector<Model> soon;
    for (const HomeFacts::Soon& each : facts.soon) {
        Model item;
        item.text("soon_from", date_words(each.from, call.words))
            .text("soon_code", each.code)
            .text("soon_title", each.title)
            .text("soon_href", document_url(each.slug).with("rev", to_text(each.number)).str());
        soon.push_back(std::move(item));
    }
    Model model;
    model.some("soon", std::move(soon))
        .flag("has_forms", !facts.forms.empty())
        .list("forms", form_models(call, facts.forms))
        .text("forms_words", call.words.plural("All forms ({n})", "All forms ({n})", facts.form_count))
        .text("register_words", call.words.plural("{n} procedure is in force today.",
                                                  "{n} procedures are in force today.", facts.in_force));
    return model;
}

}  // namespace pages
}  // namespace pravila::web
