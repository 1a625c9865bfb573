#include "data/demo/maker/issue.h"

#include <algorithm>
#include <cstdint>

namespace pravila::demo {
namespace {

bool begins_with(const std::string& text, std::string_view head) { return text.rfind(head, 0) == 0; }

std::optional<std::string> revision_words(const std::string& text) {
    if (text.empty()) return std::nullopt;
    return begins_with(text, "Rev") ? text : "Revizia: " + text;
}

}  // namespace

unsigned Issue::choice(const char* purpose, unsigned choices) const {
    // FNV-1a, 32 bits.
    std::uint32_t hash = 2166136261U;
    for (const char c : source.code + "|" + source.title.substr(0, 12) + "|" + purpose)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return (hash >> 8) % choices;
}

std::string Issue::type_name() const {
    if (source.type == "PS") return "PROCEDURĂ DE SISTEM";
    if (source.type == "PO") return "PROCEDURĂ OPERAȚIONALĂ";
    if (source.type == "IL") return "INSTRUCȚIUNE DE LUCRU";
    if (source.type == "R") return "REGULAMENT";
    if (source.type == "M") return "MANUAL";
    if (source.type == "G") return "GHID";
    return "FORMULAR";
}

std::string Issue::edition_line() const {
    const std::string& printed = revision.edition_text;
    if (begins_with(printed, "Ed") || begins_with(printed, "ED") || begins_with(printed, "Versiunea")) return printed;
    if (printed.find('/') != std::string::npos) return "Ediția/Revizia: " + printed;
    return "Ediția: " + printed;
}

std::optional<std::string> Issue::revision_line() const { return revision_words(revision.revision_text); }

std::string Issue::edition_and_revision() const {
    const auto line = revision_line();
    return line ? edition_line() + ", " + *line : edition_line();
}

std::string Issue::header_code() const { return revision.header_code.empty() ? source.code : revision.header_code; }

std::optional<std::string> Issue::header_revision_line() const {
    return revision.header_revision.empty() ? revision_line() : revision_words(revision.header_revision);
}

std::string Issue::registry_line() const {
    const std::string& printed = revision.registry;
    if (printed.empty()) return "";
    if (begins_with(printed, "HCL")) return "Aprobat prin " + printed;
    const char* labels[] = {"Nr. înreg. ", "Nr. înregistrare: "};
    return labels[choice("registry", 2)] + printed;
}

}  // namespace pravila::demo
