#include "cli/organisation.h"

namespace pravila::cli {

Run define_user(CLI::App& app, const Catalogue& words) { return run_parsed(app, define_people(app, words)); }

}  // namespace pravila::cli
