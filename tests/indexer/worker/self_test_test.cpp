#include "indexer/worker/self_test.h"

#include <catch2/catch.hpp>

#include "core/model/extracted_document.h"
#include "indexer/worker/samples.h"

using namespace pravila;
using namespace pravila::worker;

namespace {

PoolOptions plain() {
    PoolOptions options;
    options.program = PLAIN_WORKER;
    options.arguments = {};
    return options;
}

}  // namespace

TEST_CASE("worker self test: documents are read and escapes refused in the real sandbox", "[worker][self_test]") {
    WorkerPool pool(plain());
    const SelfTest test = self_test(pool);
    for (const SelfTest::Item& item : test.items) {
        CAPTURE(item.name, item.message.id);
        CHECK(item.ok);
    }
    CHECK(test.ok);
    CHECK(test.items.size() == 5);
    CHECK(test.mode.starts_with("seccomp"));
}

TEST_CASE("worker self test: says what is wrong when there is no worker", "[worker][self_test]") {
    auto options = plain();
    options.program = "/bin/false";
    WorkerPool pool(options);
    const SelfTest test = self_test(pool);
    CHECK_FALSE(test.ok);
    CHECK(test.mode == "none");
    for (const SelfTest::Item& item : test.items) CHECK_FALSE(item.ok);
}

TEST_CASE("worker: every built-in sample is read in the sandbox with its heading", "[worker][sandbox]") {
    WorkerPool pool(plain());
    const std::vector<std::pair<std::string, std::string>> samples = {{"a.docx", sample_docx()},
                                                                      {"a.pdf", sample_pdf()},
                                                                      {"a.html", sample_html()},
                                                                      {"a.md", sample_markdown()},
                                                                      {"a.txt", sample_text()}};
    for (const auto& [name, bytes] : samples) {
        CAPTURE(name);
        const auto result = pool.extract(bytes, name);
        REQUIRE(std::holds_alternative<ExtractedDocument>(result));
        const auto& document = std::get<ExtractedDocument>(result);
        CHECK(plain_text(document).find("Cod: PO-PRB-01") != std::string::npos);
        bool heading = false;
        for (const Block& block : document.blocks)
            heading = heading || (block.kind == Block::Kind::kHeading && block.text == "Scop" && block.label == "1");
        CHECK(heading);
    }
}
