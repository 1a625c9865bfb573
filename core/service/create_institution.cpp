#include "core/service/create_institution.h"

#include "core/error.h"
#include "core/history/checkpoint.h"
#include "core/service/record.h"

namespace pravila {

Institution create_institution(DocumentStore& store, const Clock& clock, IdSource& ids, const NewInstitution& wanted) {
    constexpr std::size_t kLongestName = 400;
    if (wanted.name.find_first_not_of(" \t") == std::string::npos || wanted.name.size() > kLongestName)
        throw Error(ErrorCode::kInvalidInput,
                    msg("The institution needs a name of 1 to 200 characters: --institution \"Primăria …\"."));
    Institution institution{wanted.id, wanted.name, "Europe/Bucharest"};
    const Context context{store, clock, ids, Scope{institution.id, PersonId("system")}};
    store.write(context.scope, [&](StoreWriter& writer) {
        writer.create_institution(institution, wanted.public_key_raw);
        if (!wanted.scheme.empty()) writer.set_setting("scheme", wanted.scheme);
        record(writer, context, "institution.created", institution.id.str(),
               {{"name", institution.name}, {"zone", institution.zone}});
        const VerifierKey key{log_origin(institution.id), wanted.public_key_raw};
        record(writer, context, "key.created", to_hex(key.hash()),
               {{"algorithm", "ed25519"}, {"verifier_key", key.text()}});
    });
    return institution;
}

}  // namespace pravila
