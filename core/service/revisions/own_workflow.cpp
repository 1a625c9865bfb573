#include "core/service/revisions/own_workflow.h"

#include <algorithm>

#include "core/error.h"
#include "core/service/change_setting.h"
#include "core/service/organisation/require_role.h"
#include "core/service/revisions/submit_revision.h"

namespace pravila {

namespace {

void require_configurer(StoreReader& reader, const Context& context) {
    require_role(reader, context.scope.person, context.clock.today(), {Role::kAdministrator, Role::kQualityManager});
}

}  // namespace

std::string own_workflow_setting(DocumentType type) { return "workflow." + std::string(to_text(type)); }

bool has_own_workflow(StoreReader& reader, DocumentType type) {
    return !reader.setting(own_workflow_setting(type)).value_or("").empty();
}

Workflow set_own_workflow(const Context& context, DocumentType type, const std::string& text) {
    Workflow workflow = workflow_from_toml(text);
    if (std::find(workflow.types.begin(), workflow.types.end(), type) == workflow.types.end())
        throw Error(ErrorCode::kInvalidInput,
                    msg("This way to approval is not for documents of type {type}: its “types” do not name it.",
                        {{"type", std::string(to_text(type))}}));
    context.store.write(context.scope, [&](StoreWriter& writer) {
        require_configurer(writer, context);
        change_setting(writer, context, own_workflow_setting(type), text);
    });
    return workflow;
}

Workflow unset_own_workflow(const Context& context, DocumentType type) {
    Workflow workflow;
    context.store.write(context.scope, [&](StoreWriter& writer) {
        require_configurer(writer, context);
        if (!has_own_workflow(writer, type))
            throw Error(ErrorCode::kConflict,
                        msg("The institution has no way to approval of its own for documents of type {type}.",
                            {{"type", std::string(to_text(type))}}));
        change_setting(writer, context, own_workflow_setting(type), "");
        workflow = workflow_for(writer, type);
    });
    return workflow;
}

}  // namespace pravila
