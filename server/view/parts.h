#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/service/find_procedures.h"
#include "server/call.h"
#include "server/parameters.h"
#include "server/url.h"
#include "server/view/document_words.h"
#include "server/view/model.h"

namespace pravila::web {

// Pieces that several pages show, as models for the templates of the same name.

/// What stands around a page.
struct Frame {
    std::string title;              ///< of the window, before the names of the program and the institution
    std::string_view current = {};  ///< address of the menu entry that is this page
    bool then = false;              ///< the page shows another day than today
    bool wide = false;              ///< registers use the whole width
    bool header_search = true;
    int status = 200;
};

/// Fills in a page inside the layout.
http::Response render_page(const Call& call, std::string_view page, const Frame& frame, Model model);

/// The bar that says which day is shown: model "time".
/// @param url  the page's own address; its other parameters stay when another day is chosen.
Model time_bar(const Call& call, const Url& url, Date as_of, const std::vector<Problem>& problems);

/// A form as a link: code, title, kind ("Word"), size; model items of "forms".
std::vector<Model> form_models(const Call& call, const std::vector<FormLink>& forms);

/// "Word", "PDF"; the format's own name when it has no better one.
std::string format_name(const std::string& format, const Catalogue& words);
std::string size_words(long long bytes, const Catalogue& words);  ///< "38 KB", "1,2 MB"

/// "applies from 15.03.2024", "from … until … inclusive", "unknown date": a piece of a line, not a sentence.
std::string applies_words(const StatedDate& effective, const std::optional<Date>& until, const Catalogue& words);

/// The same for narrow lists: "from 15.03.2024", "01.02.2022–14.03.2024", "unknown date".
std::string range_words(const StatedDate& effective, const std::optional<Date>& until, const Catalogue& words);

/// The message of the first problem with this field; empty when there is none.
std::string problem_text(const std::vector<Problem>& problems, std::string_view field, const Catalogue& words);

/// Hidden fields that carry parameters of an address through a form, but those named.
std::vector<Model> hidden_fields(const Url& url, const std::vector<std::string_view>& but);

/// Links to pages of a list: model "pages" with items and "next"; false when one page holds everything.
/// @param page  from 1; the address of another page has the parameter `page`.
Model pages_model(const Url& url, long page, long last);

}  // namespace pravila::web
