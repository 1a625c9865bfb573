#include <algorithm>
#include <map>

#include "store/repository/code_rows.h"
#include "store/repository/document_filter.h"
#include "store/repository/mapping.h"
#include "store/repository/sort_key.h"
#include "store/repository/transaction.h"

namespace pravila {
namespace {

#define DOCUMENT_COLUMNS "d.document_id, d.type, d.title, d.owner_unit_id, d.parent_id, d.row_version, d.audience"

constexpr const char* kDocument = "SELECT " DOCUMENT_COLUMNS R"sql(
    FROM document d WHERE d.institution_id = $1 AND d.document_id = $2
)sql";

constexpr const char* kByKey = "SELECT " DOCUMENT_COLUMNS R"sql(
    FROM document d
    JOIN (SELECT document_id, MAX(current) AS holds FROM code_assignment
          WHERE institution_id = $1 AND key_text = $2 GROUP BY document_id) c ON c.document_id = d.document_id
    WHERE d.institution_id = $1 ORDER BY c.holds DESC, d.document_id
)sql";

constexpr const char* kByCompactKey = "SELECT " DOCUMENT_COLUMNS R"sql(
    FROM document d
    JOIN (SELECT document_id, MAX(current) AS holds FROM code_assignment
          WHERE institution_id = $1 AND compact_key = $2 GROUP BY document_id) c ON c.document_id = d.document_id
    WHERE d.institution_id = $1 ORDER BY c.holds DESC, d.document_id
)sql";

constexpr const char* kDocuments = "SELECT " DOCUMENT_COLUMNS R"sql(
    FROM document d WHERE )sql" DOCUMENT_FILTER R"sql(
    ORDER BY d.unfiled, d.sort_key, d.document_id LIMIT $6 OFFSET $7
)sql";

constexpr const char* kCount = R"sql(
    SELECT COUNT(*) FROM document d WHERE )sql" DOCUMENT_FILTER;

constexpr const char* kUnitsOf = R"sql(
    SELECT document_id, unit_id FROM document_unit
    WHERE institution_id = $1 AND document_id IN (SELECT value FROM json_each($2)) ORDER BY document_id, position
)sql";

constexpr const char* kCodesOf = R"sql(
    SELECT document_id, system, printed, key_text, suffix, state, current, holds_from, holds_until, act_number, act_date,
           reason_sha256
    FROM code_assignment
    WHERE institution_id = $1 AND document_id IN (SELECT value FROM json_each($2))
    ORDER BY document_id, current DESC, position
)sql";

constexpr const char* kInsert = R"sql(
    INSERT INTO document (institution_id, document_id, type, title, owner_unit_id, parent_id, unfiled, sort_key,
                          row_version, audience)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
)sql";

constexpr const char* kUpdate = R"sql(
    UPDATE document SET type = $1, title = $2, owner_unit_id = $3, parent_id = $4, unfiled = $5, sort_key = $6,
                        audience = $7, row_version = row_version + 1
    WHERE institution_id = $8 AND document_id = $9 AND row_version = $10
)sql";

constexpr const char* kDeleteUnits = R"sql(
    DELETE FROM document_unit WHERE institution_id = $1 AND document_id = $2
)sql";

constexpr const char* kDeleteCodes = R"sql(
    DELETE FROM code_assignment WHERE institution_id = $1 AND document_id = $2
)sql";

constexpr const char* kInsertUnit = R"sql(
    INSERT INTO document_unit (institution_id, document_id, position, unit_id) VALUES ($1, $2, $3, $4)
)sql";

constexpr const char* kInsertCode = R"sql(
    INSERT INTO code_assignment (institution_id, document_id, position, system, printed, key_text, compact_key, suffix,
                                 state, current, holds_from, holds_until, act_number, act_date, reason_sha256)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
)sql";

void require_key(const CodeKey& key) {
    const auto unfit = [](const std::string& token) { return token.empty() || token.find('-') != std::string::npos; };
    if (key.empty() || std::any_of(key.begin(), key.end(), unfit)) {
        throw Error(ErrorCode::kInvalidInput, msg("A code has no letters or digits to be known by."), key_text(key));
    }
}

/// The code a document is sorted by; nullptr when it bears none now.
const CodeAssignment* current_code(const Document& document) {
    const auto found =
        std::find_if(document.codes.begin(), document.codes.end(), [](const auto& code) { return code.current; });
    return found == document.codes.end() ? nullptr : &*found;
}

std::string sort_key_of(const Document& document) {
    const auto* code = current_code(document);
    return code == nullptr ? "" : sort_key(code->key, code->suffix);
}

}  // namespace

std::vector<Document> Transaction::read_documents(db::Statement query) {
    std::vector<Document> documents;
    std::map<std::string, std::size_t> places;
    while (query.step()) {
        Document document;
        document.id = DocumentId(query.text(0));
        document.type = readable(document_type_from(query.text(1)), "document type", query.text(1));
        document.title = query.text(2);
        if (auto owner = query.optional_text(3)) {
            document.owner = UnitId(*owner);
        }
        if (auto parent = query.optional_text(4)) {
            document.parent = DocumentId(*parent);
        }
        document.row_version = query.integer(5);
        document.audience = readable(audience_from(query.text(6)), "audience", query.text(6));
        places.emplace(document.id.str(), documents.size());
        documents.push_back(std::move(document));
    }
    const auto ids = json_list(documents, [](const Document& document) { return document.id.str(); });
    auto units = db_.query(kUnitsOf, institution_, ids);
    while (units.step()) {
        documents[places.at(units.text(0))].participating.emplace_back(units.text(1));
    }
    auto codes = db_.query(kCodesOf, institution_, ids);
    while (codes.step()) {
        documents[places.at(codes.text(0))].codes.push_back(code_from(codes, 1));
    }
    return documents;
}

std::optional<Document> Transaction::document(const DocumentId& id) {
    auto found = read_documents(db_.query(kDocument, institution_, id.str()));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Document> Transaction::documents_by_key(const std::string& key_text) {
    return read_documents(db_.query(kByKey, institution_, key_text));
}

std::vector<Document> Transaction::documents_by_compact_key(const std::string& compact) {
    return read_documents(db_.query(kByCompactKey, institution_, compact));
}

std::vector<Document> Transaction::documents(const DocumentFilter& filter) {
    const BoundFilter bound(filter);
    return read_documents(db_.query(kDocuments, institution_, bound.types, bound.units, filter.include_unfiled,
                                    bound.parent, bound.limit, filter.offset));
}

long Transaction::count_documents(const DocumentFilter& filter) {
    const BoundFilter bound(filter);
    auto query = db_.query(kCount, institution_, bound.types, bound.units, filter.include_unfiled, bound.parent);
    return query.step() ? static_cast<long>(query.integer(0)) : 0;
}

void Transaction::add_units_and_codes(const Document& document) {
    long long position = 0;
    for (const auto& unit : document.participating) {
        db_.execute(kInsertUnit, institution_, document.id.str(), position++, unit.str());
    }
    position = 0;
    for (const auto& code : document.codes) {
        require_key(code.key);
        db_.execute(kInsertCode, institution_, document.id.str(), position++, code.system, code.printed,
                    key_text(code.key), compact_key(code.key), code.suffix, to_text(code.state), code.current,
                    text_of(code.from), text_of(code.until), code.act.number, text_of(code.act.date),
                    code.reason_sha256);
    }
}

void Transaction::add_document(const Document& document) {
    db_.execute(kInsert, institution_, document.id.str(), to_text(document.type), document.title,
                text_of(document.owner), text_of(document.parent), current_code(document) == nullptr,
                sort_key_of(document), document.row_version, to_text(document.audience));
    add_units_and_codes(document);
}

void Transaction::update_document(const Document& document) {
    const auto changed = db_.execute(kUpdate, to_text(document.type), document.title, text_of(document.owner),
                                     text_of(document.parent), current_code(document) == nullptr, sort_key_of(document),
                                     to_text(document.audience), institution_, document.id.str(), document.row_version);
    if (changed == 0) {
        throw_stale(this->document(document.id).has_value());
    }
    db_.execute(kDeleteUnits, institution_, document.id.str());
    db_.execute(kDeleteCodes, institution_, document.id.str());
    add_units_and_codes(document);
}

}  // namespace pravila
