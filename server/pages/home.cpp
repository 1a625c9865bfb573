#include "server/pages/home.h"

#include "core/i18n/words.h"
#include "core/service/procedure_register.h"
#include "core/service/read_access.h"
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

void add_forms(StoreReader& reader, const Context& context, HomeFacts::Facts& facts) {
    const ReadAccess access = ReadAccess::of(reader, context);
    DocumentFilter filter;
    filter.types = {DocumentType::kForm};
    const auto revisions = reader.revisions_in_force(filter, facts.day, facts.day);
    facts.form_count = 0;
    facts.forms.clear();
    for (const Revision& revision : revisions) {
        const auto form = reader.document(revision.document);
        const RevisionPart* part = revision.part(PartRole::kText);
        if (!form || !access.may_read(*form)) continue;
        if (++facts.form_count <= static_cast<long>(kShown))
            facts.forms.push_back({form->code(),
                                   revision.title,
                                   form->slug(),
                                   revision.number,
                                   {},
                                   part ? part->format : "",
                                   part ? part->bytes : 0});
    }
}

}  // namespace

HomeFacts::Facts HomeFacts::get(const Context& caller) {
    // The same for all who are signed in, and for all who are not: only what everybody of their kind may read.
    Context context = caller;
    if (!caller.scope.person.empty()) context.anonymous = AnonymousReading::kInternal;
    context.scope.person = PersonId();
    std::optional<Facts>& kept = kept_[static_cast<std::size_t>(context.anonymous)];
    Facts facts;
    facts.day = context.clock.today();
    context.store.read(context.scope, [&](StoreReader& reader) { facts.log_size = reader.log_size(); });
    {
        const std::lock_guard lock(mutex_);
        if (kept && kept->log_size == facts.log_size && kept->day == facts.day) return *kept;
    }
    add_register(context, facts);
    context.store.read(context.scope, [&](StoreReader& reader) { add_forms(reader, context, facts); });
    const std::lock_guard lock(mutex_);
    kept = facts;
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
