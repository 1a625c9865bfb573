#include "core/service/codes/create_document.h"

#include "core/codification/code_key.h"
#include "core/service/log_details.h"
#include "core/service/organisation/checks.h"
#include "core/service/record.h"

namespace pravila {

namespace {

/// Makes a reserved code the code of the document. @throws Refusal when it is not kept.
CodeAssignment use_reserved(StoreWriter& writer, const Context& context, const Document& document,
                            const std::string& text) {
    const CodeKey key = code_key(text);
    for (const char* system : {"SCIM", "ISO"}) {
        auto reserved = key.empty() ? std::nullopt : writer.codes().reserved_code(system, key);
        if (!reserved || reserved->state != CodeState::kReserved) continue;
        reserved->state = CodeState::kIssued;
        writer.codes().update_reserved_code(*reserved);
        record(writer, context, "code.used", reserved->id.str(), {{"state", "issued"}, {"document", document.id.str()}},
               {}, {document.id.str()});
        CodeAssignment code;
        code.system = reserved->system;
        code.printed = reserved->printed;
        code.key = reserved->key;
        return code;
    }
    throw Refusal(ErrorCode::kConflict, "create", document.id.str(), "code.not_reserved",
                  msg("The code {code} is not reserved. Reserve it first, or take the next one.", {{"code", text}}));
}

}  // namespace

WorkingRevision create_document(const Context& context, const Codebook& codebook, const NewDocument& wanted) {
    constexpr std::size_t kLongestTitle = 300;
    const auto title = one_line(wanted.title, kLongestTitle);
    if (!title || title->empty())
        throw Error(ErrorCode::kInvalidInput, msg("A document needs a title of 1 to 300 characters."));
    return recording_refusals(context, [&] {
        std::optional<WorkingRevision> created;
        context.store.write(context.scope, [&](StoreWriter& writer) {
            Document document;
            document.id = context.ids.next_id<DocumentId>();
            document.type = wanted.type;
            document.title = *title;
            document.owner = wanted.unit;
            document.participating = wanted.participating;
            document.parent = wanted.parent;
            document.audience = wanted.audience;
            require_editor(writer, context, document, "create");
            for (const UnitId& unit : wanted.participating) require_unit(writer, unit);
            if (wanted.unit) require_unit(writer, *wanted.unit);
            document.codes = {wanted.code.empty() ? next_code(writer, codebook,
                                                              {wanted.type, wanted.unit, wanted.parent, wanted.system,
                                                               wanted.scheme, wanted.given},
                                                              context.clock.today())
                                                  : use_reserved(writer, context, document, wanted.code)};
            document.codes.front().from = context.clock.today();
            writer.add_document(document);
            record(writer, context, "document.created", document.id.str(), document_details(document));
            record(writer, context, "code.assigned", document.id.str(),
                   assigned_details(document.codes.front(), "assigned"));
            if (document.audience != Audience::kInternal)
                record(writer, context, "document.audience_set", document.id.str(),
                       {{"audience", to_text(document.audience)}});
            NewRevision first;
            first.kind = RevisionKind::kEdition;
            created = start_revision(writer, context, document, first);
        });
        return *std::move(created);
    });
}

std::vector<Unit> units_to_write_for(const Context& context) {
    std::vector<Unit> units;
    context.store.read(context.scope, [&](StoreReader& reader) {
        units.clear();
        const Rights rights = Rights::of(reader, context.scope.person, context.clock.today());
        for (const Unit& unit : reader.organisation().units()) {
            bool may = false;
            for (const Role role :
                 {Role::kAuthor, Role::kDepartmentHead, Role::kQualityManager, Role::kTechnicalSecretariat})
                may = may || rights.authority(role, unit.id);
            if (may && unit.exists_on(rights.day())) units.push_back(unit);
        }
    });
    return units;
}

}  // namespace pravila
