#include "core/service/organisation/links.h"

#include <algorithm>

#include "core/error.h"
#include "core/service/organisation/checks.h"
#include "core/service/organisation/details.h"
#include "core/service/organisation/require_role.h"
#include "core/service/record.h"

namespace pravila {

namespace {

Document require_document_with(StoreReader& reader, const DocumentId& id) {
    if (auto document = reader.document(id)) return *std::move(document);
    throw Error(ErrorCode::kNotFound, msg("This refers to something that is not in the store."), id.str());
}

void check_new(StoreReader& reader, const DocumentLink& wanted, const Document& from, const Document& to) {
    if (wanted.from == wanted.to) throw Error(ErrorCode::kInvalidInput, msg("A document cannot follow itself."));
    for (const DocumentLink& known : reader.links().of(wanted.from))
        if ((known.to == wanted.to && known.kind == wanted.kind) || known.from == wanted.to)
            throw Error(ErrorCode::kConflict, msg("It is already known which of {from} and {to} follows the other.",
                                                  {{"from", from.code().empty() ? from.title : from.code()},
                                                   {"to", to.code().empty() ? to.title : to.code()}}));
}

}  // namespace

void link_documents(StoreWriter& writer, const Context& context, const DocumentId& from,
                    const std::vector<DocumentId>& to, LinkKind kind, Date day, const Act& act) {
    const Document document = require_document_with(writer, from);
    const Act by = checked_act(act);
    if (to.empty()) throw Error(ErrorCode::kInvalidInput, msg("Name the document that follows."));
    for (const DocumentId& other : to) {
        const DocumentLink link{context.ids.next_id<LinkId>(), from, other, kind, day, by};
        check_new(writer, link, document, require_document_with(writer, other));
        writer.links().add(link);
        record(writer, context, "document.linked", link.id.str(), link_details(link), {}, {from.str(), other.str()});
    }
}

void link_documents(const Context& context, const DocumentId& from, const std::vector<DocumentId>& to, LinkKind kind,
                    Date day, const Act& act) {
    context.store.write(context.scope, [&](StoreWriter& writer) {
        require_role(writer, context.scope.person, context.clock.today(),
                     {Role::kQualityManager, Role::kAdministrator});
        link_documents(writer, context, from, to, kind, day, act);
    });
}

std::vector<LinkedDocument> linked_documents(StoreReader& reader, const DocumentId& document) {
    std::vector<LinkedDocument> linked;
    for (const DocumentLink& link : reader.links().of(document)) {
        const bool follows = link.from == document;
        linked.push_back({link, require_document_with(reader, follows ? link.to : link.from), follows});
    }
    return linked;
}

}  // namespace pravila
