#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>

namespace fs = std::filesystem;

namespace {

std::string read_file(const fs::path& file) {
    std::ifstream input(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(input), {}};
}

/// The SQL texts of a source file: the values of its `constexpr const char* kName = …;`, literals joined, names of
/// macros replaced by the texts they stand for.
class SqlTexts {
  public:
    explicit SqlTexts(const fs::path& root) {
        for (const auto& entry : fs::recursive_directory_iterator(root)) {
            if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp") {
                sources_[entry.path()] = read_file(entry.path());
            }
        }
        for (const auto& [file, text] : sources_) {
            collect_macros(text);
        }
        for (const auto& [file, text] : sources_) {
            collect_texts(file.filename().string(), text);
        }
    }
    const std::map<std::string, std::string>& all() const { return texts_; }

  private:
    void collect_macros(const std::string& source) {
        static const std::regex definition(R"(#define (\w+)((?:[^\n]*\\\n)*[^\n]*))");
        for (std::sregex_iterator found(source.begin(), source.end(), definition), end; found != end; ++found) {
            std::size_t at = 0;
            macros_[(*found)[1]] = joined((*found)[2], at, '\0');
        }
    }
    void collect_texts(const std::string& file, const std::string& source) {
        const std::string begin = "constexpr const char* k";
        for (auto at = source.find(begin); at != std::string::npos; at = source.find(begin, at + 1)) {
            const auto equals = source.find('=', at);
            const auto name = source.substr(at + begin.size() - 1, equals - at - begin.size());
            std::size_t from = equals + 1;
            texts_[file + " " + name] = joined(source, from, ';');
        }
    }
    /// Joins literals from `at` to the first `stop` outside of them.
    std::string joined(const std::string& source, std::size_t& at, char stop) const {
        std::string text;
        while (at < source.size() && source[at] != stop) {
            if (source.compare(at, 6, "R\"sql(") == 0) {
                const auto end = source.find(")sql\"", at);
                text += source.substr(at + 6, end - at - 6);
                at = end + 5;
            } else if (source[at] == '"') {
                const auto end = source.find('"', at + 1);
                text += source.substr(at + 1, end - at - 1);
                at = end + 1;
            } else if (std::isalpha(static_cast<unsigned char>(source[at])) != 0) {
                std::string word;
                while (std::isalnum(static_cast<unsigned char>(source[at])) != 0 || source[at] == '_') {
                    word += source[at++];
                }
                const auto macro = macros_.find(word);
                text += macro == macros_.end() ? "" : macro->second;
            } else {
                ++at;
            }
        }
        return text;
    }

    std::map<fs::path, std::string> sources_;
    std::map<std::string, std::string> macros_;
    std::map<std::string, std::string> texts_;
};

/// "" when every $n of the text first appears in the order 1, 2, 3…, else the first that does not.
std::string out_of_order(const std::string& sql) {
    static const std::regex placeholder(R"(\$(\d+))");
    int seen = 0;
    for (std::sregex_iterator found(sql.begin(), sql.end(), placeholder), end; found != end; ++found) {
        const int number = std::stoi((*found)[1]);
        if (number > seen + 1) {
            return found->str();
        }
        seen = std::max(seen, number);
    }
    return "";
}

}  // namespace

TEST_CASE("sql: placeholders first appear in ascending order in every SQL text", "[store][sql]") {
    const SqlTexts texts(fs::path(PRAVILA_SOURCE_DIR) / "store");
    int with_placeholders = 0;
    for (const auto& [name, sql] : texts.all()) {
        CAPTURE(name, sql);
        CHECK(out_of_order(sql).empty());
        CHECK(sql.find('?') == std::string::npos);
        with_placeholders += sql.find("$1") != std::string::npos ? 1 : 0;
    }
    CHECK(with_placeholders > 40);
}

TEST_CASE("sql: every question about an institution's rows names the institution", "[store][sql]") {
    const SqlTexts texts(fs::path(PRAVILA_SOURCE_DIR) / "store" / "repository");
    for (const auto& [name, sql] : texts.all()) {
        CAPTURE(name, sql);
        CHECK(std::regex_search(sql, std::regex(R"(institution_id = \$\d|\(institution_id)")));
    }
    CHECK(texts.all().size() > 40);
}

TEST_CASE("sql: the check of placeholders finds a swapped pair", "[store][sql]") {
    CHECK(out_of_order("WHERE a = $2 AND b = $1") == "$2");
    CHECK(out_of_order("WHERE a = $1 AND b = $3") == "$3");
    CHECK(out_of_order("WHERE a = $1 AND b = $2 OR c = $1").empty());
}
