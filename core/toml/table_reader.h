#pragma once

#include <toml++/toml.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/date.h"
#include "core/toml/file_problem.h"

namespace pravila {

/// Line of a value, 1-based.
int line_of(const toml::node& node);

/// Reads the members of one table of a TOML file. What is missing has its default; what cannot be used becomes a
/// problem with its line, so that all of them are told at once.
class TableReader {
  public:
    /// Both outlive the reader.
    TableReader(const toml::table& table, std::vector<FileProblem>& problems) : table_(table), problems_(problems) {}

    std::string text(std::string_view key, std::size_t most_bytes = 200);
    int number(std::string_view key, int otherwise);  ///< 0 to 100000
    bool flag(std::string_view key, bool otherwise);
    std::vector<std::string> texts(std::string_view key);
    std::optional<Date> date(std::string_view key);
    std::vector<Date> dates(std::string_view key);
    /// The tables of a list of tables ("[[step]]"); empty when it is missing.
    std::vector<const toml::table*> tables(std::string_view key);
    /// One of a few words; `otherwise` when it is missing. The index of the word.
    std::size_t word(std::string_view key, std::initializer_list<std::string_view> words, std::size_t otherwise);

    bool has(std::string_view key) const { return table_.contains(key); }
    int line() const { return line_of(table_); }
    int line_of_key(std::string_view key) const;
    /// Complains about members that were not asked for.
    void expect_no_more(std::initializer_list<std::string_view> also = {});
    void complain(int line, Message reason) { problems_.push_back({line, std::move(reason)}); }

  private:
    const toml::table& table_;
    std::vector<FileProblem>& problems_;
    std::vector<std::string> known_;
};

}  // namespace pravila
