#include "indexer/formats/pdf_running_lines.h"

#include <algorithm>
#include <map>
#include <set>

namespace pravila::formats {

namespace {

constexpr std::size_t kMostHeaderLines = 14;  // the header tables of procedures are tall
constexpr std::size_t kMostFooterLines = 6;

/// The line without its numbers: "Pagina 2 din 9" and "Pagina 10 din 12" are one.
std::string shape_of(const PageLine& line) {
    std::string shape;
    for (const char c : line.text()) {
        const bool digit = c >= '0' && c <= '9';
        if (digit && shape.ends_with('#')) continue;
        if (c == ' ' || c == '\t') continue;
        shape += digit ? '#' : c;
    }
    return shape;
}

struct Zone {
    std::size_t begin, end;
};

Zone header_zone(const PdfPage& page) {
    std::size_t end = 0;
    while (end < page.lines.size() && end < kMostHeaderLines && page.lines[end].top < page.height * 0.35) ++end;
    return {0, end};
}

Zone footer_zone(const PdfPage& page) {
    std::size_t begin = page.lines.size();
    while (begin > 0 && page.lines.size() - begin < kMostFooterLines &&
           page.lines[begin - 1].bottom > page.height * 0.8)
        --begin;
    return {begin, page.lines.size()};
}

using ZoneOf = Zone (*)(const PdfPage&);

/// The shapes that repeat in this zone of the pages.
std::set<std::string> repeated(const std::vector<PdfPage>& pages, ZoneOf zone_of) {
    std::map<std::string, std::size_t> on_pages, after_first;
    std::size_t later_pages = 0;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        later_pages += i > 0 && !pages[i].lines.empty();
        std::set<std::string> here;
        const Zone zone = zone_of(pages[i]);
        for (std::size_t l = zone.begin; l < zone.end; ++l) here.insert(shape_of(pages[i].lines[l]));
        for (const std::string& shape : here) {
            ++on_pages[shape];
            after_first[shape] += i > 0;
        }
    }
    std::set<std::string> result;
    for (const auto& [shape, count] : on_pages)
        if (count >= 2 && after_first[shape] * 10 >= later_pages * 6) result.insert(shape);
    return result;
}

std::vector<std::string> take(std::vector<PdfPage>& pages, const std::set<std::string>& shapes, ZoneOf zone_of) {
    std::vector<std::string> taken;
    std::set<std::string> seen;
    for (std::size_t i = 1; i < pages.size(); ++i) {
        auto& lines = pages[i].lines;
        const Zone zone = zone_of(pages[i]);
        for (std::size_t l = zone.end; l-- > zone.begin;)
            if (shapes.count(shape_of(lines[l])) == 0)
                continue;
            else
                lines[l].size = -1;  // marked; taken out below, from the top
        for (const PageLine& line : lines)
            if (line.size < 0 && seen.insert(shape_of(line)).second) taken.push_back(line.text());
        lines.erase(std::remove_if(lines.begin(), lines.end(), [](const PageLine& line) { return line.size < 0; }),
                    lines.end());
    }
    return taken;
}

}  // namespace

RunningLines take_running_lines(std::vector<PdfPage>& pages) {
    if (pages.size() < 2) return {};
    const std::set<std::string> header = repeated(pages, header_zone), footer = repeated(pages, footer_zone);
    RunningLines running;
    running.footer = take(pages, footer, footer_zone);
    running.header = take(pages, header, header_zone);
    return running;
}

}  // namespace pravila::formats
