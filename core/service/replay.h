#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/history/entry.h"

namespace pravila {

/// State as it follows from the log alone. Feed it every entry in order. Which entry does what is said by its row in
/// core/history/actions.h; what an entry changes are the members that its subject already has.
class Replay {
  public:
    using Objects = std::map<std::string, JsonObject>;  ///< by id

    void apply(const LogEntry& entry);

    /// Everything of a kind of subject ("document", "revision", "signature"…), as its entries say.
    const Objects& of(std::string_view kind) const;
    /// Details of the codes that a document was given, in order.
    const std::vector<JsonObject>& codes_of(const std::string& document) const;

    /// Who made the subject, by its first entry that says that it exists; "" when there is none. Of kObject only.
    std::string actor_of(std::string_view kind, const std::string& id) const;

  private:
    void change(const LogEntry& entry);
    void change_code(const LogEntry& entry);
    void add_part(const LogEntry& entry);

    std::map<std::string, Objects, std::less<>> objects_;
    std::map<std::string, std::vector<JsonObject>> codes_;
    std::map<std::string, std::map<std::string, std::string>, std::less<>> actors_;  ///< by kind and id
};

}  // namespace pravila
