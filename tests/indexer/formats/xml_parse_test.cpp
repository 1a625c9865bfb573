#include <catch2/catch.hpp>

#include "indexer/xml/encoding.h"
#include "indexer/xml/parse.h"

using namespace pravila::xml;

namespace {

/// Collects what a stream hands over; builds elements called "unit", leaves out those called "skip".
class Collector : public Sink {
  public:
    Want enter(const Node& element) override {
        entered += std::string(element.name) + " ";
        if (element.name == "unit") return Want::kBuild;
        return element.name == "skip" ? Want::kSkip : Want::kDescend;
    }
    void built(const Node& element) override { units.push_back(element.all_text()); }
    void leave(Ns, std::string_view name) override { left += std::string(name) + " "; }
    std::string entered;
    std::string left;
    std::vector<std::string> units;
};

Fault fault_of(const std::string& text, const Limits& limits = {}) {
    try {
        const Tree tree(text, limits);
    } catch (const Problem& problem) {
        return problem.fault();
    }
    throw std::runtime_error("parsed after all");
}

std::string letters(std::size_t count) { return std::string(count, 'x'); }

std::string nested(int depth) {
    std::string text;
    for (int i = 0; i < depth; ++i) text += "<a>";
    for (int i = 0; i < depth; ++i) text += "</a>";
    return text;
}

}  // namespace

TEST_CASE("xml: a tree has elements, attributes, namespaces and text", "[xml]") {
    const Tree tree(
        "<?xml version='1.0'?><w:p xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "
        "a='1&amp;2&#38;&lt;' "
        "w:b=''>x<!-- c -->y<![CDATA[<z>]]>&amp;<q/>t</w:p>");
    const Node& root = tree.root();
    CHECK(root.is(Ns::kWord, "p"));
    CHECK(root.attribute(Ns::kNone, "a") == "1&2&<");
    CHECK(root.has(Ns::kWord, "b"));
    CHECK_FALSE(root.has(Ns::kNone, "b"));
    CHECK(root.first_child->text == "xy<z>&");
    CHECK(root.first_child->next->is(Ns::kNone, "q"));
    CHECK(root.all_text() == "xy<z>&t");
}

TEST_CASE("xml: a stream builds what it is asked for and leaves the rest out", "[xml]") {
    Collector collector;
    stream("<r><unit>a<b>c</b></unit><skip><unit>no</unit></skip><box><unit>d</unit></box></r>", collector);
    CHECK(collector.units == std::vector<std::string>{"ac", "d"});
    CHECK(collector.entered == "r unit skip box unit ");
    CHECK(collector.left == "box r ");
}

TEST_CASE("xml: an exception of the sink comes out of the parser", "[xml]") {
    class Throwing : public Collector {
      public:
        void built(const Node&) override { throw std::runtime_error("mine"); }
    } sink;
    CHECK_THROWS_WITH(stream("<r><unit/><unit/></r>", sink), "mine");
}

TEST_CASE("xml: every DOCTYPE is refused before its entities do anything", "[xml][hostile]") {
    CHECK(fault_of("<!DOCTYPE a><a/>") == Fault::kDtd);
    CHECK(fault_of("<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><a>&c;</a>") ==
          Fault::kDtd);
    CHECK(fault_of("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>") == Fault::kDtd);
    CHECK(fault_of("<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\"><a/>") == Fault::kDtd);
    CHECK(fault_of("<a>&unknown;</a>") == Fault::kMalformed);
}

TEST_CASE("xml: nesting beyond 256 is refused, also when skipped, and however deep", "[xml][hostile]") {
    CHECK_NOTHROW(Tree(nested(250)));
    CHECK(fault_of(nested(257)) == Fault::kDepth);
    CHECK(fault_of(nested(100'000)) == Fault::kDepth);
    std::string unclosed;
    for (int i = 0; i < 100'000; ++i) unclosed += "<skip>";
    Collector collector;
    CHECK_THROWS_AS(stream("<r>" + unclosed, collector), Problem);
}

TEST_CASE("xml: nodes and texts are limited", "[xml][hostile]") {
    std::string many = "<r>";
    for (int i = 0; i < 2000; ++i) many += "<a/>";
    many += "</r>";
    CHECK(fault_of(many, {1'000'000, 1'000}) == Fault::kNodes);
    CHECK(fault_of(many, {1'000, 1'000'000}) == Fault::kNodes);
    CHECK(fault_of("<r>" + letters(10'000'001) + "</r>") == Fault::kLongText);
    CHECK_NOTHROW(Tree("<r>" + letters(9'999'999) + "</r>"));
}

TEST_CASE("xml: what is not well-formed is refused", "[xml][hostile]") {
    for (const char* text :
         {"", " ", "<a>", "<a></b>", "<a b='1' b='2'/>", "text", "<a>\x01</a>", "<a>\xFF\xFE</a>", "<a/><b/>"})
        CHECK(fault_of(text) == Fault::kMalformed);
}

TEST_CASE("xml: other encodings are converted without iconv", "[xml]") {
    CHECK(Tree("<?xml version='1.0' encoding='windows-1250'?><a>\xBA\xFE\xE3</a>").root().all_text() == "şţă");
    CHECK(Tree("\xEF\xBB\xBF<a>ș</a>").root().all_text() == "ș");
    std::string wide = "\xFF\xFE";
    for (const char c : std::string("<?xml version='1.0' encoding='UTF-16'?><a>x</a>")) wide += {c, '\0'};
    CHECK(Tree(wide).root().all_text() == "x");
    CHECK(fault_of("<?xml version='1.0' encoding='no-such-encoding'?><a/>") == Fault::kMalformed);
    CHECK(encoding_of("<?xml version=\"1.0\" encoding=\"utf8\"?>") == "UTF-8");
}
