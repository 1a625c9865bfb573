#include <algorithm>
#include <charconv>

#include "data/demo/maker/letters.h"
#include "data/demo/maker/markdown.h"
#include "data/demo/maker/parts.h"
#include "office/pdf_writer.h"

namespace pravila::demo {
namespace {

using office::Heading;

Heading numbered(int number, const char* title) {
    return Heading{1, std::to_string(number) + ".", {office::text(title)}};
}

/// One more than the number of the last outermost heading; 0 when it has none.
int number_after(const std::vector<office::Block>& blocks) {
    int last = 0;
    for (const auto& block : blocks) {
        const auto* heading = std::get_if<Heading>(&block);
        if (heading == nullptr || heading->level != 1) continue;
        last = 0;
        std::from_chars(heading->number.data(), heading->number.data() + heading->number.size(), last);
    }
    return last == 0 ? 0 : last + 1;
}

Blocks lists_of_layout_a(const Issue& issue) {
    Blocks out;
    out.emplace_back(numbered(
        1, issue.revision.endorsed.empty() || issue.choice("endorsed in title", 2) == 0
               ? "Lista responsabililor cu elaborarea, verificarea și aprobarea ediției sau, după caz, a reviziei"
               : "Lista responsabililor cu elaborarea, verificarea, avizarea și aprobarea ediției sau, după caz, a "
                 "reviziei"));
    out.emplace_back(signers_table(issue, SignerColumns::kNumbered));
    out.emplace_back(numbered(2, "Situația edițiilor și a reviziilor"));
    out.emplace_back(situation_table(issue, "2."));
    out.emplace_back(numbered(3, "Lista persoanelor la care se difuzează"));
    out.emplace_back(distribution_table(issue, "3.", issue.choice("withdrawal columns", 3) == 0));
    return out;
}

Blocks body_a(const Issue& issue, Medium medium) {
    Blocks out = medium == Medium::kPaged ? title_block(issue) : identification(issue);
    append(out, lists_of_layout_a(issue));
    if (medium == Medium::kPaged && issue.choice("page after lists", 2) == 0) out.emplace_back(office::PageBreak{});
    append(out, issue.text);
    return out;
}

Blocks body_b(const Issue& issue, Medium medium) {
    Blocks out;
    if (medium == Medium::kPaged) {
        out = cover_page(issue);
        out.emplace_back(
            office::Contents{.title = "Cuprins", .depth = issue.choice("contents depth", 2) == 0 ? 1 : 2, .pages = {}});
        out.emplace_back(office::PageBreak{});
    } else {
        out = identification(issue);
        out.emplace_back(signers_table(issue, SignerColumns::kPlain));
    }
    append(out, issue.text);
    append(out, forms_of_layout_b(issue, number_after(issue.text)));
    return out;
}

Blocks body_simple(const Issue& issue, Medium medium) {
    Blocks out = medium == Medium::kPaged ? simple_head(issue) : identification(issue);
    append(out, issue.text);
    out.emplace_back(Heading{1, "", {office::text("Elaborare, verificare, aprobare")}});
    out.emplace_back(signers_table(issue, SignerColumns::kPlain));
    if (issue.history.size() > 1 || issue.revision.blank_rows > 0) {
        out.emplace_back(Heading{1, "", {office::text("Situația edițiilor și a reviziilor")}});
        out.emplace_back(situation_table(issue, ""));
    }
    if (!issue.revision.distribution.empty()) {
        out.emplace_back(Heading{1, "", {office::text("Lista de difuzare")}});
        out.emplace_back(distribution_table(issue, "", false));
    }
    return out;
}

Blocks body_form(const Issue& issue, Medium medium) {
    Blocks out = medium == Medium::kPaged ? form_head(issue) : identification(issue);
    append(out, issue.text);
    for (auto& block : out) {
        auto* paragraph = std::get_if<office::Paragraph>(&block);
        // Dotted lines to fill in must not be drawn apart.
        if (paragraph != nullptr && paragraph->align == office::Align::kJustified)
            paragraph->align = office::Align::kStart;
    }
    return out;
}

/// A list of boxes needs no dashes before them.
void label_items_by_boxes(Blocks& blocks) {
    for (auto& block : blocks) {
        auto* item = std::get_if<office::ListItem>(&block);
        if (item == nullptr || item->label != "-" || item->runs.empty()) continue;
        std::string& text = item->runs.front().text;
        for (const std::string_view box : {"☐", "☒"}) {
            if (text.rfind(box, 0) != 0) continue;
            item->label = box;
            text.erase(0, text.find_first_not_of(' ', box.size()));
        }
    }
}

/// Pages as our own layout counts them, for the table of contents and "page x of y" until the reader's program counts.
void count_pages(office::Document& document) {
    const office::PageCount counted = office::count_pages(document);
    document.metadata.pages = counted.pages;
    for (auto& block : document.body) {
        if (auto* contents = std::get_if<office::Contents>(&block)) contents->pages = counted.heading_pages;
    }
}

/// Boxes to tick, written [ ] and [x] in the sources.
void draw_boxes(std::string& text) {
    for (const auto& [written, drawn] : {std::pair("[ ]", "☐"), std::pair("[x]", "☒")}) {
        for (auto at = text.find(written); at != std::string::npos; at = text.find(written, at + 1))
            text.replace(at, 3, drawn);
    }
}

std::string instant_of(const std::string& romanian_date) {
    if (romanian_date.size() != 10 || romanian_date[2] != '.' || romanian_date[5] != '.') return "2020-01-01T08:00:00Z";
    return romanian_date.substr(6, 4) + "-" + romanian_date.substr(3, 2) + "-" + romanian_date.substr(0, 2) +
           "T08:00:00Z";
}

}  // namespace

office::Document lay_out(const Source& source, const Revision& revision, Medium medium) {
    Issue issue{source, revision, {}, read_markdown(body_of(source, revision), source.path)};
    for (const auto& past : source.revisions) {
        issue.history.push_back(&past);
        if (&past == &revision) break;
    }
    office::Document document;
    document.metadata.title = source.title;
    document.metadata.subject = source.code;
    document.metadata.institution = kInstitution;
    document.metadata.author = revision.drafted.empty() ? "" : revision.drafted.front().name;
    document.metadata.created =
        instant_of(revision.drafted.empty() ? revision.approved : revision.drafted.front().date);
    document.automatic_heading_numbers = issue.choice("automatic numbers", 3) == 0;
    switch (source.layout) {
        case Layout::kA:
            document.body = body_a(issue, medium);
            break;
        case Layout::kB:
            document.body = body_b(issue, medium);
            break;
        case Layout::kSimple:
            document.body = body_simple(issue, medium);
            break;
        case Layout::kForm:
            document.body = body_form(issue, medium);
            break;
    }
    if (medium == Medium::kPaged) {
        document.running = running_for(issue);
        if (source.layout == Layout::kB) document.first_page = cover_running_for(issue);
        office::for_each_text(document, draw_boxes);
        label_items_by_boxes(document.body);
    }
    office::for_each_text(document, [&](std::string& text) { text = in_letters(text, revision.letters); });
    if (medium == Medium::kPaged) count_pages(document);
    return document;
}

}  // namespace pravila::demo
