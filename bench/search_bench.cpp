// Measures the search index on a corpus of documents, one JSON object a line with the members code, title, kind,
// department, edition, revision, date (ISO) and body (headings are lines that begin with a number and a dot).
//
//   search_bench DOCUMENTS.jsonl QUERIES.txt [--keep DIRECTORY | --use DIRECTORY | --words]
//
// Prints documents a second for the rebuild path and the live path, the size of the index, and how long searches take.
// --use only searches an index that --keep left. --words prints, instead, which forms share a stem most often, to look
// the stemmer over.
#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <span>

#include "core/codification/code_key.h"
#include "core/text/analysis.h"
#include "search/open_index.h"

using namespace pravila;
using Clock = std::chrono::steady_clock;

namespace {

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// Time of this process's own work: what a quiet machine would show.
double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

bool is_heading(const std::string& line) {
    const std::size_t digits = line.find_first_not_of("0123456789.");
    return digits != 0 && digits != std::string::npos && line[digits] == ' ' && line.size() < 80;
}

IndexedRevision revision_from(const std::string& line) {
    const nlohmann::json json = nlohmann::json::parse(line);
    IndexedRevision revision;
    revision.institution = InstitutionId("bench");
    revision.code = json.at("code");
    revision.revision = RevisionId("r" + std::to_string(json.at("id").get<int>()));
    revision.document = DocumentId("d" + std::to_string(json.at("id").get<int>()));
    revision.keys = {code_key(revision.code)};
    revision.slug = slug(revision.keys[0]);
    revision.title = json.at("title");
    revision.type =
        revision.code.starts_with("PO") ? DocumentType::kOperationalProcedure : DocumentType::kSystemProcedure;
    revision.unit_name = json.at("department");
    revision.number = {json.at("edition"), json.at("revision")};
    revision.effective = {Date::parse(json.at("date").get<std::string>()), DateCertainty::kDay};
    const std::string body = json.at("body");
    revision.sections.push_back({"b-0", "", ""});
    for (std::size_t from = 0; from < body.size();) {
        const std::size_t to = std::min(body.find('\n', from), body.size());
        const std::string text = body.substr(from, to - from);
        if (is_heading(text))
            revision.sections.push_back({"s-" + std::to_string(revision.sections.size()), text, ""});
        else
            revision.sections.back().text += text + "\n";
        from = to + 1;
    }
    return revision;
}

std::uintmax_t size_of(const std::filesystem::path& directory) {
    std::uintmax_t size = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory))
        if (entry.is_regular_file()) size += entry.file_size();
    return size;
}

void print_times(const char* name, std::vector<double> ms) {
    if (ms.empty()) return;
    std::sort(ms.begin(), ms.end());
    const auto at = [&](double part) {
        return ms[std::min(ms.size() - 1, static_cast<std::size_t>(part * static_cast<double>(ms.size())))];
    };
    std::cout << name << ": p50 " << at(0.5) << " ms, p90 " << at(0.9) << " ms, p99 " << at(0.99) << " ms, longest "
              << ms.back() << " ms\n";
}

void measure_searches(const std::string& directory, const std::vector<std::string>& queries) {
    const std::unique_ptr<SearchIndex> index = open_index(directory);
    for (const char* mode : {"today, 20 hits", "past day, 20 hits", "all revisions, 20 hits"}) {
        std::vector<double> ms, cpu;
        long total = 0, empty = 0;
        for (int round = 0; round < 3; ++round)
            for (const std::string& query : queries) {
                SearchRequest request;
                request.institution = InstitutionId("bench");
                request.access = ReadAccess::all();
                request.query = query;
                request.as_of = request.today = Date::parse("2026-11-22").value();
                if (mode[0] == 'p') request.as_of = Date::parse("2016-06-15").value();
                request.all_revisions = mode[0] == 'a';
                const auto start = Clock::now();
                const double cpu_start = cpu_seconds();
                const SearchResult result = index->search(request);
                const double cpu_ms = (cpu_seconds() - cpu_start) * 1000;
                if (round == 0) {
                    total += result.total;
                    empty += result.total == 0;
                } else {
                    ms.push_back(seconds_since(start) * 1000);
                    cpu.push_back(cpu_ms);
                }
            }
        std::cout << mode << ": " << total << " matches, " << empty << " queries without\n";
        print_times(mode, ms);
        print_times("  of it processor time", cpu);
    }
}

void print_words(const std::vector<IndexedRevision>& revisions) {
    std::map<std::string, std::map<std::string, long>> forms;
    for (const IndexedRevision& revision : revisions)
        for (const IndexedSection& section : revision.sections)
            for (const Token& token : analyse(section.text))
                if (!token.stem.empty()) ++forms[token.stem][token.exact];
    for (const auto& [stem, words] : forms) {
        long all = 0;
        for (const auto& [word, count] : words) all += count;
        if (words.size() < 2 || all < 100) continue;
        std::cout << stem << ":";
        for (const auto& [word, count] : words) std::cout << ' ' << word << '=' << count;
        std::cout << '\n';
    }
}

int run(const std::vector<std::string>& arguments) {
    std::vector<std::string> queries;
    std::ifstream lines(arguments.at(1));
    for (std::string line; std::getline(lines, line);)
        if (!line.empty()) queries.push_back(line);
    if (arguments.size() > 3 && arguments[2] == "--use") {
        measure_searches(arguments[3], queries);
        return 0;
    }

    std::vector<IndexedRevision> revisions;
    std::ifstream documents(arguments.at(0));
    std::uintmax_t bytes = 0;
    for (std::string line; std::getline(documents, line);) {
        revisions.push_back(revision_from(line));
        for (const IndexedSection& section : revisions.back().sections) bytes += section.text.size();
    }
    if (arguments.size() > 2 && arguments[2] == "--words") {
        print_words(revisions);
        return 0;
    }
    auto start = Clock::now();
    std::size_t tokens = 0;
    for (const IndexedRevision& revision : revisions)
        for (const IndexedSection& section : revision.sections) tokens += analyse(section.text).size();
    std::cout << "analyser: " << static_cast<double>(bytes) / 1e6 / seconds_since(start) << " MB/s, " << tokens
              << " tokens\n";

    const bool keep = arguments.size() > 3 && arguments[2] == "--keep";
    const std::filesystem::path directory =
        keep ? arguments[3] : (std::filesystem::temp_directory_path() / "pravila-search-bench").string();
    std::filesystem::remove_all(directory);
    start = Clock::now();
    const double cpu_start = cpu_seconds();
    const auto count = static_cast<double>(revisions.size());
    {
        const auto rebuild = open_index_rebuild(directory.string());
        for (const IndexedRevision& revision : revisions) rebuild->replace(revision);
        std::cout << "filled in " << seconds_since(start) << " s\n";
        rebuild->publish(static_cast<long long>(revisions.size()));
    }
    const double rebuilt = seconds_since(start);
    const auto size = static_cast<double>(size_of(directory));
    const double cpu = cpu_seconds() - cpu_start;
    std::cout << "rebuild: " << count / rebuilt << " documents/s (" << count / cpu
              << " a second of processor time); index " << size / 1e6 << " MB for " << static_cast<double>(bytes) / 1e6
              << " MB of text, " << size / static_cast<double>(bytes) << " times\n";
    measure_searches(directory.string(), queries);
    {
        const auto writer = open_index_writer(directory.string());
        std::vector<double> ms;
        ms.reserve(50);
        long long feed = 0;
        for (const auto& revision : std::span(revisions).first(std::min<std::size_t>(revisions.size(), 50))) {
            start = Clock::now();
            writer->replace(revision);
            writer->commit(++feed);
            ms.push_back(seconds_since(start) * 1000);
        }
        print_times("live, one revision a commit", ms);
    }
    if (!keep) std::filesystem::remove_all(directory);
    return 0;
}

}  // namespace

int main(int count, char** words) {
    if (count < 3) {
        std::cerr << "usage: search_bench DOCUMENTS.jsonl QUERIES.txt [--keep DIRECTORY | --use DIRECTORY | --words]\n";
        return 2;
    }
    try {
        return run(std::vector<std::string>(words + 1, words + count));
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
