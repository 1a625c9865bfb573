#include <algorithm>

#include "cmake/embedded.h"
#include "core/workflow/workflow.h"

namespace pravila {

namespace {

/// Files are named "<preset>-<workflow>.toml".
struct BuiltIn {
    std::string preset;
    Workflow workflow;
};

const std::vector<BuiltIn>& all() {
    static const std::vector<BuiltIn> kAll = [] {
        std::vector<BuiltIn> list;
        for (const embedded::File& file : embedded::workflows()) {
            const std::string name(file.name);
            list.push_back({name.substr(0, name.find('-')), workflow_from_toml(file.bytes)});
        }
        return list;
    }();
    return kAll;
}

}  // namespace

const std::vector<Workflow>& built_in_workflows() {
    static const std::vector<Workflow> kWorkflows = [] {
        std::vector<Workflow> list;
        for (const BuiltIn& built_in : all()) list.push_back(built_in.workflow);
        std::sort(list.begin(), list.end(), [](const Workflow& a, const Workflow& b) { return a.name < b.name; });
        return list;
    }();
    return kWorkflows;
}

const Workflow* built_in_workflow(std::string_view preset, DocumentType type) {
    for (const BuiltIn& built_in : all()) {
        const auto& types = built_in.workflow.types;
        if (built_in.preset == preset && std::find(types.begin(), types.end(), type) != types.end())
            return &built_in.workflow;
    }
    return nullptr;
}

}  // namespace pravila
