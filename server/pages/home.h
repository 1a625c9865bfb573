#pragma once

#include <array>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/service/find_procedures.h"
#include "server/view/model.h"

namespace pravila::web {
struct Call;

/// What the first page shows before anything is asked. Reading the whole register for it takes long in a large
/// institution, so it is kept until the log grows or the day changes. It tells only what everybody of the
/// institution or, to who is not signed in, every such reader may read. Thread rule: callable from any thread.
class HomeFacts {
  public:
    struct Soon {
        std::string code, title, slug;
        EditionRevision number;
        StatedDate from;
    };
    struct Facts {
        long long log_size = 0;
        Date day{};
        long in_force = 0, form_count = 0;
        std::vector<Soon> soon;       ///< approved, applying later: the first few
        std::vector<FormLink> forms;  ///< in force: the first few
    };

    Facts get(const Context& context);

  private:
    std::mutex mutex_;
    std::array<std::optional<Facts>, 3> kept_;  ///< by AnonymousReading
};

namespace pages {

/// The model "home" of pages/search.html.
Model home_model(const Call& call);

}  // namespace pages
}  // namespace pravila::web
