#pragma once

#include <filesystem>
#include <functional>

#include "core/ports/search_index.h"
#include "search/database_pool.h"

namespace pravila::search {

/// Searches the index. A search that meets a commit of the writer is repeated as a whole.
class Reader final : public SearchIndex {
  public:
    explicit Reader(const std::filesystem::path& directory);

    SearchResult search(const SearchRequest& request) const override;
    std::vector<Suggestion> suggest(const SearchRequest& request) const override;
    long long feed_seq() const override;
    long document_count() const override;

  private:
    void with_database(const std::function<void(Xapian::Database&)>& work) const;

    mutable DatabasePool pool_;
};

}  // namespace pravila::search
