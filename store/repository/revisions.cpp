#include <algorithm>
#include <map>

#include "store/repository/document_filter.h"
#include "store/repository/mapping.h"
#include "store/repository/transaction.h"

namespace pravila {
namespace {

#define REVISION_COLUMNS                                                                                           \
    "r.revision_id, r.document_id, r.edition, r.revision, r.number_printed, r.title, r.lifecycle, r.approved_on, " \
    "r.approved_certainty, r.effective_from, r.effective_certainty, r.effective_until, r.superseded_undated, "     \
    "r.registry_number, r.registry_date, r.template_code, r.language, r.review_by, r.responsible, r.place, "       \
    "r.remarks, r.imported, r.entered_at, r.row_version"

constexpr const char* kRevision = "SELECT " REVISION_COLUMNS R"sql(
    FROM revision r WHERE r.institution_id = $1 AND r.revision_id = $2
)sql";

constexpr const char* kRevisionsOf = "SELECT " REVISION_COLUMNS R"sql(
    FROM revision r WHERE r.institution_id = $1 AND r.document_id = $2
    ORDER BY r.edition, r.revision, r.entered_at, r.revision_id
)sql";

constexpr const char* kRevisions = "SELECT " REVISION_COLUMNS R"sql(
    FROM revision r JOIN json_each($1) wanted ON wanted.value = r.revision_id
    WHERE r.institution_id = $2 ORDER BY wanted.key
)sql";

// The condition is in_force_on() of core/model/document.h; of several (an undated beside a dated one) the highest
// number.
constexpr const char* kInForce = "SELECT " REVISION_COLUMNS R"sql(
    FROM document d CROSS JOIN revision r
    WHERE )sql" DOCUMENT_FILTER R"sql(
      AND r.institution_id = d.institution_id AND r.revision_id = (
        SELECT b.revision_id FROM revision b
        WHERE b.institution_id = d.institution_id AND b.document_id = d.document_id
          AND (b.lifecycle = 'approved' OR (b.lifecycle = 'withdrawn' AND b.effective_until IS NOT NULL))
          AND NOT (b.superseded_undated = 1 AND $6 >= $7)
          AND ((b.effective_from <= $6 AND (b.effective_until IS NULL OR b.effective_until > $6))
               OR (b.effective_from IS NULL AND b.effective_until IS NULL AND b.superseded_undated = 0 AND $6 = $7))
        ORDER BY b.edition DESC, b.revision DESC LIMIT 1)
    ORDER BY d.unfiled, d.sort_key, d.document_id LIMIT $8 OFFSET $9
)sql";

constexpr const char* kPartsOf = R"sql(
    SELECT revision_id, part_id, role, sha256, file_name, format, size FROM revision_part
    WHERE institution_id = $1 AND revision_id IN (SELECT value FROM json_each($2)) ORDER BY revision_id, position
)sql";

constexpr const char* kInsert = R"sql(
    INSERT INTO revision (institution_id, revision_id, document_id, edition, revision, number_printed, title, lifecycle,
                          approved_on, approved_certainty, effective_from, effective_certainty, effective_until,
                          superseded_undated, registry_number, registry_date, template_code, language, review_by,
                          responsible, place, remarks, imported, entered_at, row_version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
            $25)
)sql";

constexpr const char* kUpdate = R"sql(
    UPDATE revision SET edition = $1, revision = $2, number_printed = $3, title = $4, lifecycle = $5, approved_on = $6,
                        approved_certainty = $7, effective_from = $8, effective_certainty = $9, effective_until = $10,
                        superseded_undated = $11, registry_number = $12, registry_date = $13, template_code = $14,
                        language = $15, review_by = $16, responsible = $17, place = $18, remarks = $19, imported = $20,
                        entered_at = $21, row_version = row_version + 1
    WHERE institution_id = $22 AND revision_id = $23 AND row_version = $24
)sql";

constexpr const char* kInsertPart = R"sql(
    INSERT INTO revision_part (institution_id, part_id, revision_id, position, role, sha256, file_name, format, size)
    SELECT $1, $2, $3, COALESCE(MAX(position), -1) + 1, $4, $5, $6, $7, $8 FROM revision_part
    WHERE institution_id = $1 AND revision_id = $3
)sql";

constexpr const char* kRemovePart = R"sql(
    DELETE FROM revision_part
    WHERE institution_id = $1 AND part_id = $2 AND revision_id IN
          (SELECT revision_id FROM revision WHERE institution_id = $1 AND lifecycle IN ('draft', 'in_review'))
)sql";

StatedDate stated(const std::optional<std::string>& day, const std::string& certainty) {
    return {date_from(day), readable(date_certainty_from(certainty), "date certainty", certainty)};
}

Revision revision_from(const db::Statement& row) {
    Revision revision;
    revision.id = RevisionId(row.text(0));
    revision.document = DocumentId(row.text(1));
    revision.number = {static_cast<int>(row.integer(2)), static_cast<int>(row.integer(3))};
    revision.number_printed = row.text(4);
    revision.title = row.text(5);
    revision.lifecycle = readable(lifecycle_from(row.text(6)), "lifecycle", row.text(6));
    revision.approved = stated(row.optional_text(7), row.text(8));
    revision.effective = stated(row.optional_text(9), row.text(10));
    revision.effective_until = date_from(row.optional_text(11));
    revision.superseded_undated = row.boolean(12);
    revision.registry_number = row.text(13);
    revision.registry_date = date_from(row.optional_text(14));
    revision.template_code = row.text(15);
    revision.language = row.text(16);
    revision.review_by = row.text(17);
    revision.responsible = row.text(18);
    revision.place = row.text(19);
    revision.remarks = row.text(20);
    revision.imported = row.boolean(21);
    revision.entered_at = stored_instant(row.text(22));
    revision.row_version = row.integer(23);
    return revision;
}

/// A date with a certainty that contradicts it would be read back as another one.
void require_stated(const StatedDate& date) {
    if (date.day.has_value() != (date.certainty != DateCertainty::kUnknown)) {
        throw Error(ErrorCode::kInvalidInput, msg("A date and how certain it is contradict each other."));
    }
}

}  // namespace

std::vector<Revision> Transaction::read_revisions(db::Statement query) {
    std::vector<Revision> revisions;
    std::multimap<std::string, std::size_t> places;  // an id may have been asked for twice
    while (query.step()) {
        revisions.push_back(revision_from(query));
        places.emplace(revisions.back().id.str(), revisions.size() - 1);
    }
    const auto ids = json_list(revisions, [](const Revision& revision) { return revision.id.str(); });
    auto parts = db_.query(kPartsOf, institution_, ids);
    while (parts.step()) {
        const RevisionPart part{
            PartId(parts.text(1)), readable(part_role_from(parts.text(2)), "part role", parts.text(2)),
            parts.text(3),         parts.text(4),
            parts.text(5),         parts.integer(6)};
        const auto [begin, end] = places.equal_range(parts.text(0));
        std::for_each(begin, end, [&](const auto& place) { revisions[place.second].parts.push_back(part); });
    }
    return revisions;
}

std::optional<Revision> Transaction::revision(const RevisionId& id) {
    auto found = read_revisions(db_.query(kRevision, institution_, id.str()));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Revision> Transaction::revisions_of(const DocumentId& id) {
    return read_revisions(db_.query(kRevisionsOf, institution_, id.str()));
}

std::vector<Revision> Transaction::revisions(const std::vector<RevisionId>& ids) {
    return read_revisions(
        db_.query(kRevisions, json_list(ids, [](const RevisionId& id) { return id.str(); }), institution_));
}

std::vector<Revision> Transaction::revisions_in_force(const DocumentFilter& filter, Date day, Date today) {
    const BoundFilter bound(filter);
    return read_revisions(db_.query(kInForce, institution_, bound.types, bound.units, filter.include_unfiled,
                                    bound.parent, day.iso(), today.iso(), bound.limit, filter.offset));
}

void Transaction::add_revision(const Revision& revision) {
    require_stated(revision.approved);
    require_stated(revision.effective);
    db_.execute(kInsert, institution_, revision.id.str(), revision.document.str(), revision.number.edition,
                revision.number.revision, revision.number_printed, revision.title, to_text(revision.lifecycle),
                text_of(revision.approved.day), to_text(revision.approved.certainty), text_of(revision.effective.day),
                to_text(revision.effective.certainty), text_of(revision.effective_until), revision.superseded_undated,
                revision.registry_number, text_of(revision.registry_date), revision.template_code, revision.language,
                revision.review_by, revision.responsible, revision.place, revision.remarks, revision.imported,
                to_text(revision.entered_at), revision.row_version);
    for (const auto& part : revision.parts) {
        add_part(revision.id, part);
    }
}

void Transaction::update_revision(const Revision& revision) {
    require_stated(revision.approved);
    require_stated(revision.effective);
    const auto changed = db_.execute(
        kUpdate, revision.number.edition, revision.number.revision, revision.number_printed, revision.title,
        to_text(revision.lifecycle), text_of(revision.approved.day), to_text(revision.approved.certainty),
        text_of(revision.effective.day), to_text(revision.effective.certainty), text_of(revision.effective_until),
        revision.superseded_undated, revision.registry_number, text_of(revision.registry_date), revision.template_code,
        revision.language, revision.review_by, revision.responsible, revision.place, revision.remarks,
        revision.imported, to_text(revision.entered_at), institution_, revision.id.str(), revision.row_version);
    const auto stored = this->revision(revision.id);
    if (changed == 0) {
        throw_stale(stored.has_value());
    }
    for (const auto& part : revision.parts) {
        const auto same = [&](const RevisionPart& other) { return other.id == part.id; };
        if (std::none_of(stored->parts.begin(), stored->parts.end(), same)) {
            add_part(revision.id, part);
        }
    }
}

void Transaction::remove_part(const PartId& part) {
    if (db_.execute(kRemovePart, institution_, part.str()) == 0) {
        throw_stale(false);
    }
}

void Transaction::add_part(const RevisionId& revision, const RevisionPart& part) {
    db_.execute(kInsertPart, institution_, part.id.str(), revision.str(), to_text(part.role), part.sha256,
                part.file_name, part.format, part.bytes);
}

}  // namespace pravila
