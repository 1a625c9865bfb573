#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "cmake/embedded.h"
#include "core/i18n/catalogue.h"

namespace pravila::web {

class Model;

/// The pages, ready to be filled in. All of them are read, put together and translated once, at the start.
///
/// In templates: `{{> partials/name}}` puts another file in its place; `{{#t}}English sentence with {names}{{/t}}`
/// becomes the sentence of the language, whose {names} are filled in escaped; `{{name}}` is escaped, `{{{name}}}` only
/// for HTML that this program made itself. "layout.html" goes around every file of pages/, at its `{{> content}}`.
/// Thread rule: render() may be called from any thread.
class Templates {
  public:
    /// @param strict  a name without a value throws Error kInternal; otherwise it stays empty.
    /// @throws Error kInternal naming the file when a template is not well formed.
    Templates(std::span<const embedded::File> files, bool strict);
    ~Templates();
    Templates(Templates&&) noexcept;

    /// @param page  "pages/search.html". @throws Error kInternal when there is no such page.
    std::string render(std::string_view page, const Model& model, Language language) const;

  private:
    struct Page;
    std::map<std::string, std::unique_ptr<Page>, std::less<>> pages_;  ///< "ro:pages/search.html"
    bool strict_;
};

/// &amp; &lt; &gt; &quot; &#39;
std::string html_escape(std::string_view text);

}  // namespace pravila::web
