#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "papers/office_paper_maker.h"
#include "tests/papers/samples.h"

using namespace pravila;
using namespace pravila::test;
namespace fs = std::filesystem;

namespace {

/// A directory of its own, removed at the end.
class Scratch {
  public:
    Scratch() : path_(fs::temp_directory_path() / ("pravila-papers-" + std::to_string(::getpid()))) {
        fs::create_directories(path_);
    }
    ~Scratch() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

}  // namespace

TEST_CASE("papers: LibreOffice opens what was written and shows the same pages", "[papers][libreoffice]") {
    if (std::system("command -v soffice > /dev/null 2>&1") != 0) {
        std::cout << "not tried: the program soffice is not installed\n";
        return;
    }
    const Scratch scratch;
    const papers::OfficePaperMaker maker;
    for (const auto& [format, name] :
         {std::pair{PaperFormat::kDocx, "model.docx"}, std::pair{PaperFormat::kOdt, "model.odt"}}) {
        std::ofstream(scratch.path() / name, std::ios::binary)
            << maker.procedure_template(approved_procedure(), PaperLayout::kB, format);
        const std::string run = "soffice -env:UserInstallation=file://" + (scratch.path() / "profile").string() +
                                " --headless --convert-to pdf --outdir " + scratch.path().string() + " " +
                                (scratch.path() / name).string() + " > /dev/null 2>&1";
        REQUIRE(std::system(run.c_str()) == 0);
        std::ifstream in(scratch.path() / "model.pdf", std::ios::binary);
        REQUIRE(in);
        const std::string pdf((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
        const auto pages = page_texts(pdf);
        INFO(name);
        REQUIRE(pages.size() >= 4);
        CHECK(has(pages.back(), "Pagina " + std::to_string(pages.size()) + " din " + std::to_string(pages.size())));
        CHECK(has(pages.front(), "Ștefania Țârlea"));
        fs::remove(scratch.path() / "model.pdf");
    }
}
