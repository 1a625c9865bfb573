#include "store/repository/links.h"

#include "store/repository/mapping.h"
#include "store/repository/rows.h"

namespace pravila {
namespace {

#define LINK_COLUMNS "l.link_id, l.from_id, l.to_id, l.kind, l.day, l.act_number, l.act_date"

constexpr const char* kLinks = "SELECT " LINK_COLUMNS R"sql(
    FROM document_link l WHERE l.institution_id = $1 ORDER BY l.day, l.link_id
)sql";

constexpr const char* kLinksOf = "SELECT " LINK_COLUMNS R"sql(
    FROM document_link l WHERE l.institution_id = $1 AND (l.from_id = $2 OR l.to_id = $2) ORDER BY l.day, l.link_id
)sql";

constexpr const char* kInsertLink = R"sql(
    INSERT INTO document_link (institution_id, link_id, from_id, to_id, kind, day, act_number, act_date)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
)sql";

DocumentLink link_from(const db::Statement& row) {
    return {LinkId(row.text(0)),      DocumentId(row.text(1)),
            DocumentId(row.text(2)),  readable(link_kind_from(row.text(3)), "kind of link", row.text(3)),
            stored_date(row.text(4)), {row.text(5), date_from(row.optional_text(6))}};
}

}  // namespace

std::vector<DocumentLink> LinkTables::all() { return pravila::all(db_.query(kLinks, institution_), link_from); }

std::vector<DocumentLink> LinkTables::of(const DocumentId& document) {
    return pravila::all(db_.query(kLinksOf, institution_, document.str()), link_from);
}

void LinkTables::add(const DocumentLink& link) {
    db_.execute(kInsertLink, institution_, link.id.str(), link.from.str(), link.to.str(), to_text(link.kind),
                link.day.iso(), link.act.number, text_of(link.act.date));
}

}  // namespace pravila
