#include "indexer/worker/protocol.h"

#include <catch2/catch.hpp>

using namespace pravila;
using namespace pravila::worker;

namespace {

ExtractedDocument document() {
    ExtractedDocument made{"docx/1", "docx", "ro", {{"title", "Țară"}}, {"text.low_quality"}, {}};
    made.blocks.push_back({Block::Kind::kHeading, 2, "Depunerea", "5.2", {}, 3, "s-5.2"});
    made.blocks.push_back({Block::Kind::kTable, 0, {}, {}, {{"Elaborat", "Ion"}, {}}, 0, {}});
    return made;
}

bool accepted(const ExtractedDocument& answer) {
    return parse_answer(FrameKind::kDocument, to_json(answer)).has_value();
}

}  // namespace

TEST_CASE("worker protocol: a job arrives as it was sent", "[worker][protocol]") {
    Limits limits;
    limits.cpu = std::chrono::seconds(7);
    limits.memory = 12345;
    const std::string bytes("a\0\xFFz", 4);
    const std::string wire = job_prefix(FrameKind::kJob, "dosar/\xFF\"ț\".docx", limits, bytes.size()) + bytes;
    const FrameHead head = parse_head(wire.data());
    CHECK(head.kind == FrameKind::kJob);
    REQUIRE(head.length == wire.size() - kFrameHead);
    const auto job = parse_job(head.kind, wire.substr(kFrameHead));
    REQUIRE(job);
    CHECK(job->bytes == bytes);
    CHECK(job->file_name == "dosar/\xEF\xBF\xBD\"ț\".docx");
    CHECK(job->limits.cpu == std::chrono::seconds(7));
    CHECK(job->limits.memory == 12345);
    CHECK_FALSE(parse_job(FrameKind::kJob, wire.substr(kFrameHead, 6)));
    CHECK_FALSE(parse_job(FrameKind::kJob, "\xFF\xFF\xFF\xFF{}"));
}

TEST_CASE("worker protocol: documents and failures come back whole", "[worker][protocol]") {
    const auto answer = parse_answer(FrameKind::kDocument, to_json(document()));
    REQUIRE(answer);
    CHECK(std::get<ExtractedDocument>(*answer) == document());
    const ExtractionFailure failure{"file.damaged", msg("The file {name} is odd.", {{"name", "a\"b"}}), true};
    const auto failed = parse_answer(FrameKind::kFailure, to_json(failure));
    REQUIRE(failed);
    const auto& back = std::get<ExtractionFailure>(*failed);
    CHECK(back.rule == failure.rule);
    CHECK(back.message.id == failure.message.id);
    CHECK(back.message.arguments == failure.message.arguments);
    CHECK(back.not_a_document);
}

TEST_CASE("worker protocol: an answer that no reader of ours gives is refused", "[worker][protocol]") {
    REQUIRE(accepted(document()));
    std::vector<ExtractedDocument> wrong(9, document());
    wrong[0].blocks[0].level = 10;
    wrong[1].blocks[0].page = -1;
    wrong[2].blocks[0].text = std::string("a\0b", 3);
    wrong[3].blocks[1].rows[0][0] = std::string(1, '\0');
    wrong[4].extractor = std::string(61, 'x');
    wrong[5].metadata["title"] = std::string("a\0", 2);
    wrong[6].warnings.assign(201, "a");
    wrong[7].blocks[0].label = std::string(1001, '1');
    wrong[8].metadata[std::string(201, 'k')] = "v";
    for (std::size_t i = 0; i < wrong.size(); ++i) {
        CAPTURE(i);
        CHECK_FALSE(accepted(wrong[i]));
    }
}

TEST_CASE("worker protocol: answers of unbounded cost or of another kind are refused before they are parsed",
          "[worker][protocol]") {
    const std::string proper = to_json(document());
    CHECK_FALSE(parse_answer(FrameKind::kDocument, std::string(1'000'000, '[')));
    std::string many = "{\"v\":1,\"extractor\":\"a\",\"format\":\"a\",\"blocks\":[],\"metadata\":[";
    many.append(4'000'000, ',');
    CHECK_FALSE(parse_answer(FrameKind::kDocument, many + "]}"));
    CHECK_FALSE(parse_answer(FrameKind::kJob, proper));
    CHECK_FALSE(parse_answer(static_cast<FrameKind>(77), proper));
    CHECK_FALSE(parse_answer(FrameKind::kDocument, proper.substr(0, proper.size() - 1)));
    CHECK_FALSE(parse_answer(FrameKind::kDocument, "{\"v\":2,\"extractor\":\"a\",\"format\":\"a\",\"blocks\":[]}"));
    CHECK_FALSE(parse_answer(FrameKind::kFailure,
                             "{\"error\":{\"id\":\"../x\",\"message\":\"m\",\"args\":[],"
                             "\"not_a_document\":false}}"));
    CHECK_FALSE(parse_answer(FrameKind::kFailure,
                             "{\"error\":{\"id\":\"x\",\"message\":\"m\",\"args\":[[\"a\"]],"
                             "\"not_a_document\":false}}"));
    CHECK_FALSE(parse_answer(FrameKind::kFailure, "{}"));
    CHECK_FALSE(parse_answer(FrameKind::kFailure, ""));
}
