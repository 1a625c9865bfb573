#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "indexer/formats/assembler.h"
#include "indexer/formats/odt_story.h"
#include "indexer/formats/office_package.h"
#include "indexer/formats/readers.h"
#include "indexer/formats/refusal.h"

namespace pravila::formats {

namespace {

using namespace odt;
using xml::Node;
using xml::Ns;

constexpr std::string_view kExtractor = "odt/1";
constexpr int kLongestChain = 10;  // of pages that follow one another

/// What is printed on every page of one kind.
struct MasterPage {
    std::vector<Block> headers;
    std::vector<Block> footers;
    std::string next;
};

/// Reads the parts of one document together, or a flat file, which holds all of them.
class Reader : public xml::Sink {
  public:
    Reader() : assembler_("odt", kExtractor) {}

    ExtractedDocument read_package(std::string_view bytes) {
        ZipPackage zip(bytes);
        if (const auto manifest = zip.read("META-INF/manifest.xml");
            manifest && (manifest->find("encryption-data") != std::string::npos || zip.has("encrypted-package")))
            refuse_encrypted();
        if (const auto meta = zip.read("meta.xml")) read_alone(*meta);
        if (const auto styles = zip.read("styles.xml")) xml::stream(*styles, *this);
        content_ = true;
        xml::stream(zip.require("content.xml"), *this);
        return finish();
    }

    ExtractedDocument read_flat(std::string_view bytes) {
        content_ = true;
        flat_ = true;
        xml::stream(bytes, *this);
        return finish();
    }

    Want enter(const Node& node) override {
        if (story_) {
            if (Story::is_whole(node)) return Want::kBuild;
            return node.is(Ns::kOdfOffice, "text") || story_->begin(node) ? Want::kDescend : Want::kSkip;
        }
        if (node.ns != Ns::kOdfOffice) return in_styles_ ? Want::kBuild : Want::kSkip;
        if (node.name == "styles" || node.name == "automatic-styles") {
            in_styles_ = node.name == "styles" ? &common_ : content_ ? &own_ : &of_margins_;
            return Want::kDescend;
        }
        if (node.name == "master-styles" || node.name == "meta") return Want::kBuild;
        if (node.name == "body") return begin_body();
        return node.name.starts_with("document") ? Want::kDescend : Want::kSkip;
    }

    void built(const Node& node) override {
        if (story_) return story_->whole(node);
        if (in_styles_) return in_styles_->add(node);
        node.name == "meta" ? read_meta(node) : read_master_pages(node);
    }

    void leave(Ns ns, std::string_view name) override {
        if (story_) {
            if (ns == Ns::kOdfOffice && name == "body")
                story_.reset();
            else
                story_->end(ns, name);
        }
        if (ns == Ns::kOdfOffice) in_styles_ = nullptr;
    }

  private:
    /// Properties are no text: a document whose properties are broken is still read.
    void read_alone(const std::string& bytes) {
        try {
            xml::stream(bytes, *this);
        } catch (const xml::Problem&) {
            return;
        }
    }

    void read_meta(const Node& meta) {
        constexpr auto kKeys = std::to_array<std::pair<std::string_view, const char*>>({{"title", "title"},
                                                                                        {"initial-creator", "author"},
                                                                                        {"creation-date", "created"},
                                                                                        {"date", "modified"},
                                                                                        {"subject", "subject"},
                                                                                        {"keyword", "keywords"}});
        for (const Node& node : xml::children(meta)) {
            for (const auto& [name, key] : kKeys)
                if (node.name == name) assembler_.metadata(key, node.all_text());
            if (node.name == "document-statistic")
                assembler_.metadata("pages", node.attribute(Ns::kOdfMeta, "page-count"));
            if (node.name == "creator" && !meta.child(Ns::kOdfMeta, "initial-creator"))
                assembler_.metadata("author", node.all_text());
        }
    }

    void read_master_pages(const Node& all) {
        Styles styles = flat_ ? own_ : of_margins_;
        styles.settle(&common_);
        for (const Node& page : xml::children(all)) {
            if (!page.is(Ns::kOdfStyle, "master-page")) continue;
            MasterPage master;
            master.next = page.attribute(Ns::kOdfStyle, "next-style-name");
            for (const Node& margin : xml::children(page)) {
                if (margin.ns != Ns::kOdfStyle || margin.attribute(Ns::kOdfStyle, "display") == "false") continue;
                const bool header = margin.name.starts_with("header");
                if (!header && !margin.name.starts_with("footer")) continue;
                read_margin(margin, styles, header, header ? master.headers : master.footers);
            }
            const std::string name(page.attribute(Ns::kOdfStyle, "name"));
            if (first_master_.empty()) first_master_ = name;
            masters_.emplace(name, std::move(master));
        }
    }

    static void read_margin(const Node& margin, const Styles& styles, bool header, std::vector<Block>& into) {
        Counts counts;
        Lists lists;
        Output output;
        output.block = [&](Block block) {
            block.kind = header ? Block::Kind::kHeader : Block::Kind::kFooter;
            block.level = 0;
            block.page = 0;
            into.push_back(std::move(block));
        };
        Story(styles, counts, lists, Story::Kind::kMargin, std::move(output)).blocks(margin);
    }

    Want begin_body() {
        if (!content_) return Want::kSkip;
        own_.settle(&common_);
        Output output;
        output.block = [this](Block block) {
            if (!pages_begun_) begin_pages(masters_.count("Standard") ? "Standard" : first_master_);
            assembler_.add(std::move(block));
        };
        output.note = [this](Block block, bool endnote) {
            if (!endnote) return assembler_.add(std::move(block));
            assembler_.count(block);
            endnotes_.push_back(std::move(block));
        };
        output.page_kind = [this](const std::string& name) { begin_pages(name); };
        story_.emplace(own_, counts_, lists_, Story::Kind::kBody, std::move(output));
        seen_body_ = true;
        return Want::kDescend;
    }

    /// Headers stand before the first page of their kind, footers after the last.
    void begin_pages(std::string name) {
        pages_begun_ = true;
        end_pages();
        for (int steps = 0; steps < kLongestChain; ++steps) {
            const auto found = masters_.find(name);
            if (found == masters_.end()) return;
            for (const Block& block : found->second.headers)
                if (told_.insert(as_lines({block})).second) assembler_.add(block);
            for (const Block& block : found->second.footers)
                if (told_.insert(as_lines({block})).second) footers_.push_back(block);
            if (found->second.next.empty() || found->second.next == name) return;
            name = found->second.next;
        }
    }

    void end_pages() {
        for (Block& block : footers_) assembler_.add(std::move(block));
        footers_.clear();
    }

    ExtractedDocument finish() {
        if (!seen_body_) refuse_damaged();
        auto& blocks = assembler_.document().blocks;
        std::move(endnotes_.begin(), endnotes_.end(), std::back_inserter(blocks));
        end_pages();
        if (counts_.soft_breaks + counts_.explicit_breaks == 0)
            for (Block& block : blocks) block.page = 0;
        assembler_.metadata("tracked_insertions", counts_.insertions);
        assembler_.metadata("tracked_deletions", counts_.deletions);
        assembler_.metadata("comments", counts_.comments);
        return assembler_.take();
    }

    Assembler assembler_;
    Styles common_;
    Styles own_;         // automatic ones of the content
    Styles of_margins_;  // automatic ones of headers and footers
    Styles* in_styles_ = nullptr;
    Counts counts_;
    Lists lists_;
    std::optional<Story> story_;
    std::map<std::string, MasterPage, std::less<>> masters_;
    std::string first_master_;
    std::set<std::string> told_;
    std::vector<Block> footers_;
    std::vector<Block> endnotes_;
    bool content_ = false;
    bool flat_ = false;
    bool pages_begun_ = false;
    bool seen_body_ = false;
};

/// A whole document in one XML file (.fodt).
bool is_flat(std::string_view bytes) {
    constexpr std::size_t kBeginning = 4096;
    const std::string_view beginning = bytes.substr(0, kBeginning);
    const std::size_t first = beginning.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    return first != std::string_view::npos && beginning[first] == '<' &&
           beginning.find("<office:document") != std::string_view::npos &&
           beginning.find("opendocument:xmlns:office") != std::string_view::npos;
}

}  // namespace

bool recognises_odt(std::string_view bytes, std::string_view) {
    return office_kind(bytes) == OfficeKind::kOdfText || is_flat(bytes);
}

Reading read_odt(std::string_view bytes, std::string_view) {
    return guarded([&] {
        Reader reader;
        return looks_like_zip(bytes) ? reader.read_package(bytes) : reader.read_flat(bytes);
    });
}

}  // namespace pravila::formats
