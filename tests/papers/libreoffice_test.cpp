#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "core/service/papers/starting_file.h"
#include "papers/office_paper_maker.h"
#include "tests/core/service/revisions/desk.h"
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

bool installed() {
    if (std::system("command -v soffice > /dev/null 2>&1") == 0) return true;
    std::cout << "not tried: the program soffice is not installed\n";
    return false;
}

/// The pages that LibreOffice makes of a file; fails the test when it does not open it.
std::vector<std::string> pages_by_libreoffice(const Scratch& scratch, const std::string& bytes,
                                              const std::string& name) {
    std::ofstream(scratch.path() / name, std::ios::binary) << bytes;
    const std::string run = "soffice -env:UserInstallation=file://" + (scratch.path() / "profile").string() +
                            " --headless --convert-to pdf --outdir " + scratch.path().string() + " " +
                            (scratch.path() / name).string() + " > /dev/null 2>&1";
    REQUIRE(std::system(run.c_str()) == 0);
    const fs::path made = (scratch.path() / name).replace_extension("pdf");
    std::ifstream in(made, std::ios::binary);
    REQUIRE(in);
    const std::string pdf((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    fs::remove(made);
    return page_texts(pdf);
}

}  // namespace

TEST_CASE("papers: LibreOffice opens what was written and shows the same pages", "[papers][libreoffice]") {
    if (!installed()) return;
    const Scratch scratch;
    const papers::OfficePaperMaker maker;
    for (const auto& [format, name] :
         {std::pair{PaperFormat::kDocx, "model.docx"}, std::pair{PaperFormat::kOdt, "model.odt"}}) {
        const auto pages = pages_by_libreoffice(
            scratch, maker.procedure_template(approved_procedure(), PaperLayout::kB, format), name);
        INFO(name);
        REQUIRE(pages.size() >= 4);
        CHECK(has(pages.back(), "Pagina " + std::to_string(pages.size()) + " din " + std::to_string(pages.size())));
        CHECK(has(pages.front(), "Ștefania Țârlea"));
    }
}

TEST_CASE("papers: LibreOffice opens the file to write in that the store fills", "[papers][libreoffice]") {
    if (!installed()) return;
    const Scratch scratch;
    const papers::OfficePaperMaker maker;
    Desk desk;
    const WorkingRevision draft = desk.new_procedure("Emiterea avizelor în ședință și la cerere");
    const Context author = desk.town.as("inspector");
    for (const PaperFormat format : {PaperFormat::kDocx, PaperFormat::kOdt}) {
        const PaperFile file = starting_file(author, maker, {draft.document.code(), EditionRevision{1, 0}, format});
        const auto pages = pages_by_libreoffice(scratch, file.bytes, "lucru." + std::string(to_text(format)));
        INFO(to_text(format));
        REQUIRE(pages.size() >= 3);
        CHECK(has(pages.front(), draft.document.code()));
        CHECK(has(pages.front(), "Petru Ștefan"));
        CHECK(has(pages.back(), "Pagina " + std::to_string(pages.size()) + " din " + std::to_string(pages.size())));
    }
}
