#include "core/service/follow_feed.h"

#include <set>

#include "core/model/extracted_document.h"

namespace pravila {

namespace {

std::string block_text(const Block& block) {
    std::string text = block.label.empty() ? block.text : block.label + " " + block.text;
    for (const auto& row : block.rows) {
        for (const std::string& cell : row) text += (text.empty() ? "" : "\n") + cell;
    }
    return text;
}

/// One section per heading; what comes before the first heading is a section without one.
std::vector<IndexedSection> sections_of(const ExtractedDocument& document) {
    std::vector<IndexedSection> sections;
    for (const Block& block : document.blocks) {
        if (block.kind == Block::Kind::kHeader || block.kind == Block::Kind::kFooter) continue;
        if (block.kind == Block::Kind::kHeading) {
            sections.push_back({block.anchor, block_text(block), {}});
            continue;
        }
        if (sections.empty()) sections.push_back({block.anchor, {}, {}});
        std::string& text = sections.back().text;
        if (!text.empty()) text += '\n';
        text += block_text(block);
    }
    return sections;
}

std::string name_of(StoreReader& reader, const UnitId& id) {
    const auto unit = reader.organisation().unit(id);
    return unit ? unit->name : std::string();
}

}  // namespace

std::optional<IndexedRevision> indexed_revision(StoreReader& reader, const InstitutionId& institution,
                                                const RevisionId& id) {
    const auto revision = reader.revision(id);
    const auto document = revision ? reader.document(revision->document) : std::nullopt;
    if (!document) return {};
    IndexedRevision indexed;
    indexed.institution = institution;
    indexed.revision = id;
    indexed.document = document->id;
    indexed.code = document->code();
    for (const CodeAssignment& code : document->codes) indexed.keys.push_back(code.key);
    indexed.slug = document->slug();
    indexed.title = revision->title;
    indexed.type = document->type;
    indexed.number = revision->number;
    if (document->owner) indexed.unit_name = name_of(reader, *document->owner);
    for (const UnitId& unit : document->participating) indexed.participating.push_back(name_of(reader, unit));
    indexed.audience = document->audience;
    indexed.owner_id = document->owner;
    indexed.participating_ids = document->participating;
    indexed.lifecycle = revision->lifecycle;
    indexed.effective = revision->effective;
    indexed.effective_until = revision->effective_until;
    indexed.superseded_undated = revision->superseded_undated;
    indexed.registry_number = revision->registry_number;
    indexed.unfiled = document->codes.empty();
    // A form that more people may read than its procedure does not tell of it.
    const auto parent = document->parent ? reader.document(*document->parent) : std::nullopt;
    if (parent && parent->audience <= document->audience) indexed.parent_code = parent->code();
    const RevisionPart* text = revision->part(PartRole::kText);
    const auto extraction = text ? reader.extraction(text->sha256) : std::nullopt;
    if (extraction) indexed.sections = sections_of(extracted_document_from_json(*extraction));
    return indexed;
}

void feed_documents_of(StoreWriter& writer, const UnitId& unit) {
    DocumentFilter filter;
    filter.units = {unit};
    filter.include_unfiled = true;
    for (const Document& document : writer.documents(filter)) feed_document(writer, document.id);
}

void feed_document(StoreWriter& writer, const DocumentId& document) {
    for (const Revision& revision : writer.revisions_of(document)) writer.feed(revision.id);
}

long long follow_feed(const Context& context, SearchIndexWriter& index, long rows, long at_most) {
    long long applied = 0;
    for (long commits = 0; at_most == 0 || commits < at_most; ++commits) {
        std::vector<FeedRow> feed;
        std::vector<std::pair<RevisionId, std::optional<IndexedRevision>>> batch;
        context.store.read(context.scope, [&](StoreReader& reader) {
            batch.clear();
            feed = reader.feed_after(index.feed_seq(), rows);
            std::set<RevisionId> seen;
            for (const FeedRow& row : feed)
                if (seen.insert(row.revision).second)
                    batch.emplace_back(row.revision, indexed_revision(reader, context.scope.institution, row.revision));
        });
        if (feed.empty()) break;
        for (const auto& [id, revision] : batch) {
            if (revision)
                index.replace(*revision);
            else
                index.remove(id);
        }
        index.commit(feed.back().seq);
        applied += static_cast<long long>(feed.size());
    }
    return applied;
}

}  // namespace pravila
