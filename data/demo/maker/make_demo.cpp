// make_demo SRC_DIR OUT_DIR: turns the readable sources of the demonstration data into the office files that an
// institution would have on its shared folder. Same sources, same bytes.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "data/demo/maker/issue.h"
#include "data/demo/maker/register.h"
#include "data/demo/maker/source.h"
#include "office/write_document.h"

namespace {

namespace fs = std::filesystem;
using pravila::demo::Medium;

void write_file(const fs::path& path, const std::string& bytes) {
    fs::create_directories(path.parent_path());
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out)
        throw std::runtime_error(path.string() +
                                 ": the file cannot be written; check the space and the rights of the folder");
}

std::vector<fs::path> sources_in(const fs::path& folder) {
    std::vector<fs::path> out;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".md") out.push_back(entry.path());
    }
    std::sort(out.begin(), out.end());
    return out;
}

class Maker {
  public:
    explicit Maker(fs::path out) : out_(std::move(out)) {}

    void make(const fs::path& path) {
        const pravila::demo::Source source = pravila::demo::read_source(path);
        for (const auto& revision : source.revisions) {
            for (const auto& name : revision.files) {
                const auto [other, is_new] = made_.emplace(name, path);
                if (!is_new)
                    throw pravila::demo::SourceError(
                        path, 1, "the file \"" + name + "\" is already made by " + other->second.string());
                const std::string extension = fs::path(name).extension().string().substr(1);
                const bool paged = extension == "docx" || extension == "odt" || extension == "pdf";
                const auto document = pravila::demo::lay_out(source, revision, paged ? Medium::kPaged : Medium::kFlat);
                write_file(out_ / name, pravila::office::write_document(document, extension));
            }
        }
    }

    std::size_t count() const { return made_.size(); }

  private:
    fs::path out_;
    std::map<std::string, fs::path> made_;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: make_demo SRC_DIR OUT_DIR\n";
        return 2;
    }
    const fs::path folder = argv[1];
    const fs::path out = argv[2];
    int failures = 0;
    std::size_t files = 0;
    try {
        Maker maker(out);
        for (const auto& path : sources_in(folder)) {
            try {
                maker.make(path);
            } catch (const pravila::demo::SourceError& error) {
                std::cerr << error.what() << "\n";
                ++failures;
            }
        }
        files = maker.count();
        // The list of procedures stands beside the folder of the sources.
        const fs::path list = folder / ".." / "register.toml";
        if (fs::exists(list)) {
            const auto made = pravila::demo::read_register(list.lexically_normal());
            write_file(out / made.file, made.bytes);
            ++files;
        }
    } catch (const std::exception& error) {
        std::cerr << "make_demo: " << error.what() << "\n";
        return 1;
    }
    if (failures > 0) return 1;
    std::cout << files << " files in " << out.string() << "\n";
    return 0;
}
