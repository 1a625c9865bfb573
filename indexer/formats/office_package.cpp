#include "indexer/formats/office_package.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/formats/refusal.h"

namespace pravila::formats {

namespace {

using xml::Node;
using xml::Ns;

constexpr std::size_t kMostRelationships = 10'000;  // as many as a package may have members

std::string folder_of(std::string_view part) {
    const std::size_t slash = part.rfind('/');
    return slash == std::string_view::npos ? std::string() : std::string(part.substr(0, slash + 1));
}

std::string relationships_of(std::string_view part) {
    const std::string folder = folder_of(part);
    return folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
}

/// Resolves "../media/x" against a folder ("word/"). Paths that climb out of the package end at its root.
std::string resolved(const std::string& folder, std::string_view target) {
    std::string path = target.starts_with('/') ? std::string(target.substr(1)) : folder + std::string(target);
    std::vector<std::string> parts;
    std::size_t at = 0;
    while (at <= path.size()) {
        const std::size_t slash = std::min(path.find('/', at), path.size());
        const std::string part = path.substr(at, slash - at);
        at = slash + 1;
        if (part == "..") {
            if (!parts.empty()) parts.pop_back();
        } else if (!part.empty() && part != ".") {
            parts.push_back(part);
        }
    }
    std::string joined;
    for (const std::string& part : parts) joined += (joined.empty() ? "" : "/") + part;
    return joined;
}

OfficeKind kind_by_types(const std::string& types) {
    const auto holds = [&](std::string_view type) { return types.find(type) != std::string::npos; };
    if (holds("wordprocessingml.document.main+xml") || holds("wordprocessingml.template.main+xml") ||
        holds("ms-word.document.macroEnabled.main+xml") || holds("ms-word.template.macroEnabledTemplate.main+xml"))
        return OfficeKind::kWord;
    if (holds("spreadsheetml.sheet.main+xml") || holds("spreadsheetml.template.main+xml") ||
        holds("ms-excel.sheet.macroEnabled.main+xml") || holds("ms-excel.template.macroEnabled.main+xml"))
        return OfficeKind::kSheet;
    if (holds("presentationml.") || holds("ms-powerpoint.")) return OfficeKind::kPresentation;
    return OfficeKind::kNone;
}

}  // namespace

OfficeKind office_kind(std::string_view bytes) {
    if (!looks_like_zip(bytes)) return OfficeKind::kNone;
    try {
        ZipPackage zip(bytes);
        if (const auto types = zip.read("[Content_Types].xml")) {
            const OfficeKind kind = kind_by_types(*types);
            if (kind != OfficeKind::kNone) return kind;
        }
        if (const auto mimetype = zip.read("mimetype")) {
            if (mimetype->starts_with("application/vnd.oasis.opendocument.text")) return OfficeKind::kOdfText;
            if (mimetype->starts_with("application/vnd.oasis.opendocument.")) return OfficeKind::kOdfOther;
        }
        if (zip.has("word/document.xml")) return OfficeKind::kWord;
        if (zip.has("xl/workbook.xml")) return OfficeKind::kSheet;
        if (zip.has("content.xml") && zip.has("META-INF/manifest.xml")) {
            const auto manifest = zip.read("META-INF/manifest.xml");
            return manifest && manifest->find("opendocument.text") != std::string::npos ? OfficeKind::kOdfText
                                                                                        : OfficeKind::kOdfOther;
        }
    } catch (const Refusal&) {
        // Does not open: who explains unknown files says why.
        return OfficeKind::kNone;
    }
    return OfficeKind::kNone;
}

OfficePackage::Relationships OfficePackage::relationships(const std::string& part) {
    Relationships all;
    const auto bytes = zip_.read(relationships_of(part));
    if (!bytes) return all;
    const xml::Tree tree(*bytes);
    const std::string folder = folder_of(part);
    for (const Node& node : xml::children(tree.root())) {
        if (!node.is(Ns::kPackageRelation, "Relationship") || all.size() >= kMostRelationships) continue;
        if (node.attribute(Ns::kNone, "TargetMode") == "External") continue;
        const std::string_view type = node.attribute(Ns::kNone, "Type");
        const std::size_t slash = type.rfind('/');
        all.push_back({std::string(node.attribute(Ns::kNone, "Id")),
                       std::string(slash == std::string_view::npos ? type : type.substr(slash + 1)),
                       resolved(folder, node.attribute(Ns::kNone, "Target"))});
    }
    return all;
}

std::string OfficePackage::main_part(const std::string& usual) {
    const Relationships all = relationships("");
    const Relationship* found = find_type(all, "officeDocument");
    if (found && zip_.has(found->target)) return found->target;
    if (!zip_.has(usual)) refuse_damaged();
    return usual;
}

void OfficePackage::read_properties(Assembler& into) {
    constexpr auto kCore = std::to_array<std::pair<std::string_view, const char*>>({{"title", "title"},
                                                                                    {"creator", "author"},
                                                                                    {"created", "created"},
                                                                                    {"modified", "modified"},
                                                                                    {"subject", "subject"},
                                                                                    {"keywords", "keywords"},
                                                                                    {"category", "category"}});
    for (const Relationship& relationship : relationships("")) {
        const bool core = relationship.type == "core-properties";
        if (!core && relationship.type != "extended-properties" && relationship.type != "extendedProperties") continue;
        const auto bytes = zip_.read(relationship.target);
        if (!bytes) continue;
        try {
            const xml::Tree tree(*bytes);
            for (const Node& node : xml::children(tree.root())) {
                if (!core) {
                    if (node.is(Ns::kExtendedProperties, "Pages")) into.metadata("pages", node.all_text());
                    continue;
                }
                for (const auto& [name, key] : kCore)
                    if (node.name == name) into.metadata(key, node.all_text());
            }
        } catch (const xml::Problem&) {
            // Properties are no text: a document whose properties are broken is still read.
            continue;
        }
    }
}

const OfficePackage::Relationship* find_type(const OfficePackage::Relationships& all, std::string_view type) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.type == type; });
    return found == all.end() ? nullptr : &*found;
}

const OfficePackage::Relationship* find_id(const OfficePackage::Relationships& all, std::string_view id) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == id; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace pravila::formats
