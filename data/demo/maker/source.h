#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace pravila::demo {

/// Something wrong in a source; what() is "file:line: reason".
class SourceError : public std::runtime_error {
  public:
    SourceError(const std::filesystem::path& file, int line, const std::string& reason)
        : std::runtime_error(file.string() + ":" + std::to_string(line) + ": " + reason) {}
};

/// In which letters a file is written.
enum class Letters { kComma, kCedilla, kNone };

enum class Layout { kA, kB, kSimple, kForm };

struct Signer {
    std::string name;
    std::string function;
    std::string date;
};

struct Recipient {
    std::string purpose;
    std::string copy;
    std::string unit;
    std::string function;
    std::string name;
    std::string received;
};

/// One issue of a document, with everything as it is to be printed.
struct Revision {
    int edition = 1;
    int revision = 0;
    std::string edition_text;
    std::string revision_text;
    std::string approved;
    std::string effective;
    std::string registry;
    std::vector<Signer> drafted;
    std::vector<Signer> verified;
    std::vector<Signer> endorsed;
    std::vector<Signer> approved_by;
    std::string component;
    std::string manner;
    std::vector<std::string> files;
    Letters letters = Letters::kComma;
    std::string header_revision;  ///< what the page header prints instead of revision_text; empty: the same
    std::string header_code;      ///< the same for the code
    int blank_rows = 0;
    std::string template_code;
    std::vector<Recipient> distribution;
};

struct Line {
    int number = 0;
    std::string text;
};

struct Source {
    std::filesystem::path path;
    std::string code;
    std::string title;
    std::string type;
    std::string unit;
    std::vector<std::string> participating;
    Layout layout = Layout::kA;
    std::string parent;
    std::vector<Revision> revisions;  ///< ascending by (edition, revision)
    std::vector<Line> body;           ///< with the fences still in it
};

/// Reads a source and checks it: keys, types of values, order of revisions, fences.
/// @throws SourceError
Source read_source(const std::filesystem::path& path);

/// The lines of the text that belong to one issue; a fence leaves an empty line where it began and ended, so that
/// blocks never run together.
std::vector<Line> body_of(const Source& source, const Revision& revision);

}  // namespace pravila::demo
