#include "indexer/pipeline/register_match.h"

#include <algorithm>
#include <set>

#include "core/error.h"
#include "core/service/same_document.h"
#include "core/text/analysis.h"
#include "indexer/pipeline/scan.h"

namespace pravila {

namespace {

constexpr std::uintmax_t kLargestRegister = 64u << 20;

std::optional<EditionRevision> number_of(const ListedDocument& row) {
    if (!row.edition && !row.revision) return {};
    return EditionRevision{row.edition.value_or(1), row.revision.value_or(0)};
}

bool ends_with_path(const std::string& path, const std::string& wanted) {
    if (!path.ends_with(wanted)) return false;
    return path.size() == wanted.size() || path[path.size() - wanted.size() - 1] == '/';
}

bool titles_alike(const std::string& a, const std::string& b) {
    Document document;
    document.title = a;
    return same_document(document, {}, b, {});
}

std::string row_name(const ListedDocument& row) {
    if (!row.code.canonical.empty()) return row.code.canonical;
    return row.title.empty() ? row.path : row.title;
}

/// Takes over what the register says, and tells when the document said otherwise.
class Override {
  public:
    explicit Override(ImportCandidate& candidate) : candidate_(candidate) {}

    void text(const char* field, const std::string& listed, std::string& value) {
        if (listed.empty()) return;
        if (!value.empty() && fold(value) != fold(listed)) warn(field, value, listed);
        value = listed;
    }
    void date(const char* field, const StatedDate& listed, StatedDate& value) {
        if (!listed.day) return;
        if (value.day && value.day != listed.day) warn(field, value.day->romanian(), listed.day->romanian());
        value = listed;
    }
    void warn(const char* field, const std::string& was, const std::string& listed) {
        candidate_.warnings.push_back({std::string("register.") + field,
                                       msg("The register says “{listed}” where the document says “{was}” ({field}). "
                                           "The register was followed.",
                                           {{"listed", listed}, {"was", was}, {"field", field}})});
    }

  private:
    ImportCandidate& candidate_;
};

}  // namespace

DocumentList read_register(Extractor& extractor, const Codebook& codebook, const std::string& file) {
    std::error_code problem;
    if (!std::filesystem::is_regular_file(file, problem))
        throw Error(ErrorCode::kNotFound, msg("There is no register {file}. Check the name.", {{"file", file}}));
    const std::string name = std::filesystem::path(file).filename();
    const auto extracted = extractor.extract(read_file(file, kLargestRegister), name);
    const auto* document = std::get_if<ExtractedDocument>(&extracted);
    if (!document || (document->format != "xlsx" && document->format != "csv"))
        throw Error(ErrorCode::kInvalidInput,
                    msg("The register {file} is not a table. Save it as XLSX or CSV.", {{"file", file}}));
    DocumentList list = read_document_list(*document, codebook);
    if (list.rows.empty())
        throw Error(ErrorCode::kInvalidInput, msg("No headings such as Cod, Denumirea procedurii, Ediția were found in "
                                                  "the register {file}. Check that the right sheet is in it.",
                                                  {{"file", file}}));
    return list;
}

RegisterMatch::RegisterMatch(DocumentList list) : list_(std::move(list)) {
    report_.rows = static_cast<long>(list_.rows.size());
    for (const ListProblem& problem : list_.problems) report_.problems.push_back(problem.message);
    note_double_codes();
}

void RegisterMatch::add_file(std::size_t index, const ImportCandidate& candidate) {
    files_.push_back(
        {index, candidate.path, candidate.code, key_text(candidate.key), candidate.title, candidate.number});
}

void RegisterMatch::note_double_codes() {
    std::map<std::string, std::vector<const ListedDocument*>> by_key;
    for (const ListedDocument& row : list_.rows)
        if (!row.code.key.empty()) by_key[key_text(row.code.key)].push_back(&row);
    for (const auto& [key, rows] : by_key) {
        const ListedDocument& first = *rows.front();
        const bool several = std::any_of(rows.begin(), rows.end(), [&](const ListedDocument* row) {
            return !titles_alike(row->title, first.title);
        });
        if (several) report_.double_codes.push_back(first.code.canonical);
    }
}

const RegisterMatch::File* RegisterMatch::file_for(const ListedDocument& row, bool& other_number) const {
    other_number = false;
    for (const File& file : files_)
        if (!row.path.empty() && ends_with_path(file.path, row.path)) return &file;
    const std::string key = key_text(row.code.key);
    if (key.empty()) return nullptr;
    const auto number = number_of(row);
    const File* newest = nullptr;
    for (const File& file : files_) {
        if (file.key != key || !titles_alike(file.title, row.title)) continue;
        if (!number || !file.number || file.number == number) return &file;
        if (!newest || *newest->number < *file.number) newest = &file;
    }
    other_number = newest != nullptr;
    return newest;
}

/// The register lists what applies: a file with a higher number than the row's says that the list, or the file, is
/// wrong.
void RegisterMatch::contradict_newer(const File& matched, std::size_t row) {
    for (const File& file : files_) {
        if (file.key.empty() || file.key != matched.key || !file.number || !matched.number ||
            !titles_alike(file.title, matched.title))
            continue;
        if (!(*matched.number < *file.number)) continue;
        contradicting_[file.index] = row;
        report_.revision_mismatch.push_back(row_name(list_.rows[row]));
    }
}

void RegisterMatch::match() {
    std::set<std::string> known_codes;
    for (std::size_t i = 0; i < list_.rows.size(); ++i) {
        const ListedDocument& row = list_.rows[i];
        bool other_number = false;
        const File* file = file_for(row, other_number);
        if (!row.code.key.empty()) known_codes.insert(key_text(row.code.key));
        if (!file) {
            report_.rows_without_file.push_back(row_name(row));
            continue;
        }
        // A row that names its file contradicts it like one that has its code.
        const auto number = number_of(row);
        if (number && file->number && *number != *file->number) other_number = true;
        if (other_number) {
            report_.revision_mismatch.push_back(row_name(row));
            contradicting_[file->index] = i;
            continue;
        }
        ++report_.matched;
        row_of_file_[file->index] = i;
        contradict_newer(*file, i);
    }
    for (const File& file : files_)
        if (!row_of_file_.contains(file.index) && !contradicting_.contains(file.index) &&
            !known_codes.contains(file.key))
            report_.files_without_row.push_back(file.path);
}

std::optional<Message> RegisterMatch::apply(std::size_t index, ImportCandidate& candidate) const {
    if (const auto other = contradicting_.find(index); other != contradicting_.end()) {
        const ListedDocument& row = list_.rows[other->second];
        return msg(
            "The cover says edition and revision {cover}, the register says {listed} (row {row}). Nothing was stored: "
            "decide which is right.",
            {{"cover", to_text(*candidate.number)},
             {"listed", to_text(*number_of(row))},
             {"row", std::to_string(row.row)}});
    }
    const auto found = row_of_file_.find(index);
    if (found == row_of_file_.end()) return {};
    const ListedDocument& row = list_.rows[found->second];
    Override take(candidate);
    if (!row.code.key.empty()) {
        if (!candidate.key.empty() && candidate.key != row.code.key)
            take.warn("code", candidate.code, row.code.canonical);
        candidate.code = row.code.canonical;
        candidate.key = row.code.key;
    }
    take.text("title", row.title, candidate.title);
    take.text("unit", row.unit, candidate.unit);
    if (row.type) {
        if (*row.type != candidate.type && candidate.type != DocumentType::kOther)
            take.warn("type", std::string(to_text(candidate.type)), std::string(to_text(*row.type)));
        candidate.type = *row.type;
    }
    if (!candidate.number) candidate.number = number_of(row);
    if (candidate.number_printed.empty()) candidate.number_printed = row.number_printed;
    take.date("effective_from", row.effective, candidate.effective);
    take.date("approved_on", row.approved, candidate.approved);
    take.text("registry_number", row.registry_number, candidate.registry_number);
    if (row.registry_date) candidate.registry_date = row.registry_date;
    if (row.review_by) candidate.review_by = row.review_by->iso();
    candidate.responsible = row.owner;
    candidate.place = row.place;
    candidate.remarks = row.remarks;
    return {};
}

}  // namespace pravila
