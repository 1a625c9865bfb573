#include "core/model/extracted_document.h"

#include <catch2/catch.hpp>

#include "core/error.h"

using namespace pravila;

namespace {

Block heading(std::string label, std::string text) {
    Block block;
    block.kind = Block::Kind::kHeading;
    block.level = 1;
    block.label = std::move(label);
    block.text = std::move(text);
    return block;
}

}  // namespace

TEST_CASE("extracted document: comes back from its JSON as it was", "[model][extracted]") {
    ExtractedDocument document;
    document.extractor = "docx/1";
    document.format = "docx";
    document.language = "ro";
    document.metadata = {{"title", "Ședință"}};
    document.warnings = {"text.low_quality"};
    document.blocks.push_back(heading("5.2", "Conținutul \"dosarului\""));
    Block table;
    table.kind = Block::Kind::kTable;
    table.rows = {{"a", "b"}, {"c", ""}};
    table.page = 3;
    document.blocks.push_back(table);
    number_blocks(document);
    CHECK(extracted_document_from_json(to_json(document)) == document);
}

TEST_CASE("extracted document: anchors are the printed numbers, told apart when repeated", "[model][extracted]") {
    ExtractedDocument document;
    document.blocks = {heading("5.2.", "A"), heading("", "B"), heading("5.2", "C")};
    number_blocks(document);
    CHECK(document.blocks[0].anchor == "s-5.2");
    CHECK(document.blocks[1].anchor == "b-1");
    CHECK(document.blocks[2].anchor == "s-5.2-2");
}

TEST_CASE("extracted document: JSON that is not one is refused as damaged", "[model][extracted]") {
    for (const char* wrong :
         {"", "{}", "[]", "{\"v\":2}",
          "{\"v\":1,\"extractor\":\"x\",\"format\":\"x\",\"blocks\":[{\"kind\":\"nonsense\"}]}",
          "{\"v\":1,\"extractor\":\"x\",\"format\":\"x\",\"blocks\":[{\"kind\":\"table\",\"rows\":[1]}]}"})
        CHECK_THROWS_AS(extracted_document_from_json(wrong), Error);
}
