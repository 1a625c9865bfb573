#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "core/service/context.h"
#include "core/service/find_document.h"

namespace pravila {

class Rights;

/// Which documents somebody may read. What may not be read is, for that person, not there at all.
///
/// Nobody signed in reads what Context::anonymous allows. People of the institution read what is public or internal;
/// what is confidential only its units, and those who manage quality, audit, keep the secretariat, head the institution
/// or administer. The program itself reads everything.
class ReadAccess {
  public:
    static ReadAccess of(StoreReader& reader, const Context& context);

    bool may_read(const Document& document) const;
    bool may_read(Audience audience) const { return audience <= widest_; }
    /// Reads every document, whoever it is for.
    bool reads_all() const { return reads_all_; }

  private:
    std::shared_ptr<const Rights> rights_;  ///< null for who is not signed in
    Audience widest_ = Audience::kPublic;
    bool reads_all_ = false, reads_none_ = false;
};

/// find_document among what may be read.
std::optional<FoundDocument> find_readable(StoreReader& reader, const Context& context, std::string_view text);
/// @throws Error kNotFound as require_document, also for what may not be read.
FoundDocument require_readable(StoreReader& reader, const Context& context, std::string_view text);

/// The search index cannot yet tell what is public from what is internal.
/// @throws Error kForbidden for who may read public documents only.
void require_search_access(const Context& context);

/// Entries of the log tell of all documents, and cannot be left out one by one without breaking its proofs.
/// @throws Error kForbidden unless the person reads every document; before anybody has a password, everybody who reads
/// internal documents may.
void require_log_access(const Context& context);

}  // namespace pravila
