#include "indexer/formats/charset.h"

#include "tests/indexer/light_formats/reading.h"

using namespace pravila::formats;

namespace {

std::string decoded(std::string_view bytes, std::string_view declared = {}) {
    const auto result = decode_text(bytes, declared);
    return result ? result->charset + "|" + result->text : "no text";
}

std::string utf16(std::u16string_view text, bool big_endian) {
    std::string bytes;
    for (const char16_t unit : text) {
        const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
        bytes += big_endian ? high : low;
        bytes += big_endian ? low : high;
    }
    return bytes;
}

}  // namespace

TEST_CASE("charset: valid UTF-8 wins, with and without a mark, comma and cedilla letters both", "[formats][charset]") {
    CHECK(decoded("ediția şi ţara ș") == "UTF-8|ediția şi ţara ș");
    CHECK(decoded("\xEF\xBB\xBF"
                  "țară") == "UTF-8|țară");
    CHECK(decoded("țară", "windows-1250") == "UTF-8|țară");
    CHECK_FALSE(decode_text("țară")->guessed);
}

TEST_CASE("charset: windows-1250 is known by its letters and its quotes", "[formats][charset]") {
    // „Primăria” – ediţia şi revizia, în ţară
    const std::string bytes =
        "\x84Prim\xE3ria\x94 \x96 edi\xFE"
        "ia \xBAi revizia, \xEEn \xFE"
        "ar\xE3";
    CHECK(decoded(bytes) == "windows-1250|„Primăria” – ediţia şi revizia, în ţară");
    CHECK(decode_text(bytes)->guessed);
}

TEST_CASE("charset: ISO 8859-16 is known by its quotes and gives comma letters", "[formats][charset]") {
    // „Primăria” și ediția «I»
    const std::string bytes = "\xA5Prim\xE3ria\xB5 \xBAi edi\xFEia \xABI\xBB";
    CHECK(decoded(bytes) == "ISO-8859-16|„Primăria” și ediția «I»");
}

TEST_CASE("charset: ISO 8859-2 differs from windows-1250 where it must", "[formats][charset]") {
    // Caron letters inside words: 0xB9 is š in ISO 8859-2, ą in windows-1250; declared, as only a declaration can tell.
    CHECK(decoded("\xAAtefan \xBAi \xB9kola", "ISO-8859-2") == "ISO-8859-2|Ştefan şi škola");
    CHECK(decoded("\xAAtefan \xBAi \xFE"
                  "ara",
                  "iso-8859-16") == "ISO-8859-16|Ștefan și țara");
}

TEST_CASE("charset: a page that says Latin 1 and means windows-1250 is read as Romanian", "[formats][charset]") {
    CHECK(decoded("dispozi\xFEii \xBAi hot\xE3r\xE2ri", "iso-8859-1") == "windows-1250|dispoziţii şi hotărâri");
}

TEST_CASE("charset: French stays French", "[formats][charset]") {
    CHECK(decoded("la proc\xE9"
                  "dure d'apr\xE8s le r\xE8glement, fran\xE7"
                  "ais \xE0 tous") == "windows-1252|la procédure d'après le règlement, français à tous");
}

TEST_CASE("charset: UTF-16 with a mark and without one", "[formats][charset]") {
    const std::u16string text = u"Ediția a II-a, ţară și procedură de sistem";
    const std::string expected = "Ediția a II-a, ţară și procedură de sistem";
    CHECK(decoded(utf16(u"\uFEFF" + text, false)) == "UTF-16LE|" + expected);
    CHECK(decoded(utf16(u"\uFEFF" + text, true)) == "UTF-16BE|" + expected);
    CHECK(decoded(utf16(text, false)) == "UTF-16LE|" + expected);
    CHECK(decoded(utf16(text, true)) == "UTF-16BE|" + expected);
    CHECK(is_valid_utf8(decode_text(utf16(u"\uFEFF\xD800 a", false))->text));
}

TEST_CASE("charset: lines of two kinds in one file are read each in its own", "[formats][charset]") {
    CHECK(decoded("ediția întâi, țară\nedi\xFEia a doua\nși a treia\n") ==
          "UTF-8+windows-1250|ediția întâi, țară\nediţia a doua\nși a treia\n");
}

TEST_CASE("charset: line ends become one, control characters go", "[formats][charset]") {
    CHECK(decoded("a\r\nb\rc\n\x1A") == "UTF-8|a\nb\nc\n ");
}

TEST_CASE("charset: bytes that are no text are refused", "[formats][charset]") {
    CHECK(decoded(std::string("\x7F"
                              "ELF\x02\x01\x01\0\0\0",
                              10)) == "no text");
    CHECK(decoded(std::string("text with a zero\0byte", 21)) == "no text");
    std::string noise;
    unsigned state = 7;
    for (int i = 0; i < 2000; ++i) {
        state = state * 1664525u + 1013904223u;
        noise += static_cast<char>(state >> 24 ? state >> 24 : 1);
    }
    CHECK(decoded(noise) == "no text");
}
