#include "indexer/xml/parse.h"

#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>

#include <array>
#include <deque>
#include <memory_resource>
#include <mutex>
#include <optional>
#include <vector>

#include "indexer/xml/encoding.h"
#include "indexer/xml/handles.h"
#include "indexer/xml/namespaces.h"

namespace pravila::xml {

namespace {

constexpr int kOptions =
    XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC;
constexpr std::size_t kDeepest = 256;
constexpr std::size_t kLongestText = 10'000'000;
constexpr std::size_t kAttributeFields = 5;  // local name, prefix, address, value, end of value

std::string_view view(const xmlChar* text) {
    return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

xmlParserInputPtr deny(const char*, const char*, xmlParserCtxtPtr) { return nullptr; }

struct DictDeleter {
    void operator()(xmlDict* dict) const noexcept { xmlDictFree(dict); }
};

/// A Node that can still grow.
struct Growing : Node {
    Growing* last_child = nullptr;
    Growing* parent = nullptr;
};

/// Builds nodes in an arena that is dropped as a whole.
class Builder {
  public:
    explicit Builder(std::size_t most_nodes) : most_nodes_(most_nodes) {}

    Growing* open(const Node& element) {
        Growing* node = add();
        node->ns = element.ns;
        node->name = element.name;
        node->attribute_count = element.attribute_count;
        if (element.attribute_count > 0) {
            auto* attributes = static_cast<Attribute*>(
                arena_.allocate(sizeof(Attribute) * element.attribute_count, alignof(Attribute)));
            for (std::size_t i = 0; i < element.attribute_count; ++i) {
                new (attributes + i) Attribute(element.attributes[i]);
                attributes[i].value = keep(element.attributes[i].value);
            }
            node->attributes = attributes;
        }
        current_ = node;
        return node;
    }
    void text(std::string_view text) { add()->text = keep(text); }
    /// @return the node that was closed, when it was the outermost one
    const Growing* close() {
        Growing* closed = current_;
        current_ = closed->parent;
        return current_ ? nullptr : closed;
    }
    bool building() const { return current_ != nullptr; }
    void drop() {
        arena_.release();
        nodes_ = 0;
        current_ = nullptr;
    }

  private:
    Growing* add() {
        if (++nodes_ > most_nodes_) throw Problem(Fault::kNodes);
        auto* node = new (arena_.allocate(sizeof(Growing), alignof(Growing))) Growing();
        node->parent = current_;
        if (current_) {
            (current_->last_child ? current_->last_child->next : current_->first_child) = node;
            current_->last_child = node;
        }
        return node;
    }
    std::string_view keep(std::string_view text) {
        char* copy = static_cast<char*>(arena_.allocate(text.size() + 1, 1));
        text.copy(copy, text.size());
        return {copy, text.size()};
    }

    std::array<std::byte, 16384> first_;  // enough for a paragraph, so that most trees cost no allocation
    std::pmr::monotonic_buffer_resource arena_{first_.data(), first_.size()};
    std::size_t most_nodes_;
    std::size_t nodes_ = 0;
    Growing* current_ = nullptr;
};

/// One parse: libxml2's callbacks on one side, a Sink on the other.
class Parse {
  public:
    Parse(Builder& builder, Sink& sink, const Limits& limits) : builder_(builder), sink_(sink), limits_(limits) {
        prepare();
        context_.reset(xmlNewParserCtxt());
        if (!context_) throw std::bad_alloc();
        xmlSAXHandler& handler = *context_->sax;
        handler = {};
        handler.initialized = XML_SAX2_MAGIC;
        handler.internalSubset = [](void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
            guard(self, [](Parse&) { throw Problem(Fault::kDtd); });
        };
        handler.startElementNs = [](void* self, const xmlChar* name, const xmlChar*, const xmlChar* address, int,
                                    const xmlChar**, int attributes, int, const xmlChar** fields) {
            guard(self, [&](Parse& parse) { parse.start(name, address, attributes, fields); });
        };
        handler.endElementNs = [](void* self, const xmlChar* name, const xmlChar*, const xmlChar* address) {
            guard(self, [&](Parse& parse) { parse.end(name, address); });
        };
        handler.characters = handler.ignorableWhitespace =
            handler.cdataBlock = [](void* self, const xmlChar* text, int length) {
                guard(self, [&](Parse& parse) {
                    parse.characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
                });
            };
        context_->userData = this;
    }

    void run(std::string_view bytes) {
        if (bytes.size() > static_cast<std::size_t>(INT32_MAX)) throw Problem(Fault::kNodes);
        std::optional<std::string> converted;
        if (const std::string encoding = encoding_of(bytes); encoding != "UTF-8") {
            converted = to_utf8(bytes, encoding);
            if (!converted) throw Problem(Fault::kMalformed);
            bytes = *converted;
        }
        if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
        const DocumentHandle none(xmlCtxtReadMemory(context_.get(), bytes.data(), static_cast<int>(bytes.size()),
                                                    nullptr, nullptr, kOptions));
        if (failure_) std::rethrow_exception(failure_);
        if (context_->wellFormed) return;
        const int reason = context_->lastError.code;
        if (reason == XML_ERR_NO_MEMORY) throw std::bad_alloc();
        if (depth_ >= kDeepest) throw Problem(Fault::kDepth);
        if (reason == XML_ERR_ATTRIBUTE_NOT_FINISHED && bytes.size() > kLongestText) throw Problem(Fault::kLongText);
        throw Problem(Fault::kMalformed);
    }

    xmlDict* dict() const { return context_->dict; }

  private:
    template <class Action>
    static void guard(void* self, const Action& action) {
        auto& parse = *static_cast<Parse*>(self);
        if (parse.failure_) return;
        try {
            action(parse);
        } catch (...) {
            // libxml2 is C: the exception waits until its frames are gone.
            parse.failure_ = std::current_exception();
            xmlStopParser(parse.context_.get());
        }
    }

    /// Addresses are interned by libxml2, so a pointer is enough to know one again.
    Ns known(const xmlChar* address) {
        if (!address) return Ns::kNone;
        for (const auto& [pointer, ns] : seen_)
            if (pointer == address) return ns;
        const Ns ns = namespace_of(view(address));
        if (seen_.size() < 64) seen_.emplace_back(address, ns);
        return ns;
    }

    void read_attributes(int count, const xmlChar** fields) {
        attributes_.clear();
        values_.clear();
        for (int i = 0; i < count; ++i, fields += kAttributeFields) {
            std::string_view value(reinterpret_cast<const char*>(fields[3]),
                                   static_cast<std::size_t>(fields[4] - fields[3]));
            if (value.find('&') != std::string_view::npos) value = values_.emplace_back(unescaped(value));
            attributes_.push_back({known(fields[2]), view(fields[0]), value});
        }
    }

    /// Without entity replacement libxml2 hands every ampersand of an attribute over as "&#38;".
    static std::string unescaped(std::string_view value) {
        constexpr std::string_view kAmpersand = "&#38;";
        std::string text;
        while (!value.empty()) {
            const std::size_t at = std::min(value.find(kAmpersand), value.size());
            text.append(value.substr(0, at));
            if (at < value.size()) text += '&';
            value.remove_prefix(std::min(value.size(), at + kAmpersand.size()));
        }
        return text;
    }

    void start(const xmlChar* name, const xmlChar* address, int attributes, const xmlChar** fields) {
        flush();
        if (++depth_ > kDeepest) throw Problem(Fault::kDepth);
        if (++nodes_ > limits_.nodes) throw Problem(Fault::kNodes);
        if (skipped_ > 0) {
            ++skipped_;
            return;
        }
        read_attributes(attributes, fields);
        Node element;
        element.ns = known(address);
        element.name = view(name);
        element.attributes = attributes_.data();
        element.attribute_count = attributes_.size();
        if (builder_.building()) {
            builder_.open(element);
            return;
        }
        switch (sink_.enter(element)) {
            case Sink::Want::kDescend:
                break;
            case Sink::Want::kBuild:
                builder_.open(element);
                break;
            case Sink::Want::kSkip:
                skipped_ = 1;
                break;
        }
    }

    void end(const xmlChar* name, const xmlChar* address) {
        flush();
        --depth_;
        if (skipped_ > 0) {
            --skipped_;
            return;
        }
        if (!builder_.building()) {
            sink_.leave(known(address), view(name));
            return;
        }
        if (const Growing* whole = builder_.close()) sink_.built(*whole);
    }

    void characters(std::string_view text) {
        if (!builder_.building() || skipped_ > 0) return;
        if (text_.size() + text.size() > kLongestText) throw Problem(Fault::kLongText);
        text_.append(text);
    }

    void flush() {
        if (text_.empty()) return;
        if (++nodes_ > limits_.nodes) throw Problem(Fault::kNodes);
        builder_.text(text_);
        text_.clear();
    }

    Builder& builder_;
    Sink& sink_;
    Limits limits_;
    ParserContextHandle context_;
    std::exception_ptr failure_;
    std::vector<std::pair<const xmlChar*, Ns>> seen_;
    std::vector<Attribute> attributes_;
    std::deque<std::string> values_;
    std::string text_;
    std::size_t depth_ = 0;
    std::size_t nodes_ = 0;
    std::size_t skipped_ = 0;
};

/// Hands on, and frees what was built once it was used.
class DroppingSink : public Sink {
  public:
    DroppingSink(Sink& inner, Builder& builder) : inner_(inner), builder_(builder) {}
    Want enter(const Node& element) override { return inner_.enter(element); }
    void built(const Node& element) override {
        inner_.built(element);
        builder_.drop();
    }
    void leave(Ns ns, std::string_view name) override { inner_.leave(ns, name); }

  private:
    Sink& inner_;
    Builder& builder_;
};

class RootSink : public Sink {
  public:
    Want enter(const Node&) override { return Want::kBuild; }
    void built(const Node& element) override { root = &element; }
    void leave(Ns, std::string_view) override {}
    const Node* root = nullptr;
};

}  // namespace

void prepare() {
    static std::once_flag once;
    std::call_once(once, [] {
        xmlInitParser();
        xmlSetExternalEntityLoader(deny);
    });
}

std::string_view Node::attribute(Ns space, std::string_view local) const {
    for (std::size_t i = 0; i < attribute_count; ++i)
        if (attributes[i].ns == space && attributes[i].name == local) return attributes[i].value;
    return {};
}

const Node* Node::child(Ns space, std::string_view local) const {
    for (const Node* at = first_child; at; at = at->next)
        if (at->is(space, local)) return at;
    return nullptr;
}

std::string Node::all_text() const {
    std::string all;
    const auto gather = [&all](const auto& self, const Node& node) -> void {
        all += node.text;
        for (const Node* at = node.first_child; at; at = at->next) self(self, *at);
    };
    gather(gather, *this);
    return all;
}

void stream(std::string_view bytes, Sink& sink, const Limits& limits) {
    Builder builder(limits.tree_nodes);
    DroppingSink dropping(sink, builder);
    Parse(builder, dropping, limits).run(bytes);
}

struct Tree::Parts {
    explicit Parts(std::size_t most_nodes) : builder(most_nodes) {}
    Builder builder;
    std::unique_ptr<xmlDict, DictDeleter> dict;  // holds the names
    const Node* root = nullptr;
};

Tree::Tree(std::string_view bytes, const Limits& limits) : parts_(std::make_unique<Parts>(limits.tree_nodes)) {
    RootSink sink;
    Parse parse(parts_->builder, sink, limits);
    parse.run(bytes);
    if (!sink.root) throw Problem(Fault::kMalformed);
    xmlDictReference(parse.dict());
    parts_->dict.reset(parse.dict());
    parts_->root = sink.root;
}

Tree::~Tree() = default;
Tree::Tree(Tree&&) noexcept = default;
Tree& Tree::operator=(Tree&&) noexcept = default;
const Node& Tree::root() const { return *parts_->root; }

}  // namespace pravila::xml
