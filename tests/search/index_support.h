#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/ports/search_index.h"
#include "search/open_index.h"

namespace pravila::test {

/// An index in a folder of its own, removed at the end.
class TestIndex {
  public:
    TestIndex();
    ~TestIndex();
    TestIndex(const TestIndex&) = delete;
    TestIndex& operator=(const TestIndex&) = delete;

    std::string directory() const { return directory_.string(); }
    void add(const std::vector<IndexedRevision>& revisions);
    SearchIndex& index();
    SearchResult search(const SearchRequest& request);
    SearchResult search(const std::string& query);
    /// Codes of the hits, best first, joined by blanks.
    std::string codes(const std::string& query);
    std::string codes(const SearchRequest& request);

  private:
    std::filesystem::path directory_;
    std::unique_ptr<SearchIndex> index_;
    long long seq_ = 0;
};

Date day(const char* iso);
SearchRequest request(const std::string& query, const char* as_of = "2026-11-22");

/// A procedure in force since 2020-01-01 with one section.
IndexedRevision procedure(const std::string& code, const std::string& title, const std::string& text,
                          const std::string& unit = "Serviciul Urbanism");

/// Six procedures of a town hall.
std::vector<IndexedRevision> town_hall();

}  // namespace pravila::test
