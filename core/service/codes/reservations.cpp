#include "core/service/codes/reservations.h"

#include <charconv>

#include "core/codification/code_key.h"
#include "core/service/log_details.h"
#include "core/service/record.h"
#include "core/service/revisions/working_revision.h"

namespace pravila {

namespace {

constexpr int kUsualDays = 60;

int reservation_days(StoreReader& reader) {
    const std::string text = reader.setting("code.reservation_days").value_or("");
    int days = kUsualDays;
    std::from_chars(text.data(), text.data() + text.size(), days);
    return days;
}

Document document_of(const std::optional<UnitId>& unit) {
    Document document;
    document.owner = unit;
    return document;
}

void release(StoreWriter& writer, const Context& context, ReservedCode& code, const std::string& reason_sha256) {
    code.state = CodeState::kCancelled;
    code.reason_sha256 = reason_sha256;
    writer.codes().update_reserved_code(code);
    record(writer, context, "code.released", code.id.str(), {{"state", "cancelled"}, {"reason_sha256", reason_sha256}});
}

std::optional<ReservedCode> find_reserved(StoreReader& reader, const std::string& text) {
    const CodeKey key = code_key(text);
    if (key.empty()) return {};
    for (const char* system : {"SCIM", "ISO"})
        if (auto code = reader.codes().reserved_code(system, key); code && code->state == CodeState::kReserved)
            return code;
    return {};
}

}  // namespace

ReservedCode reserve_code(const Context& context, const Codebook& codebook, const CodeRequest& request,
                          const std::string& reason) {
    return recording_refusals(context, [&] {
        ReservedCode reserved;
        context.store.write(context.scope, [&](StoreWriter& writer) {
            require_editor(writer, context, document_of(request.unit), "reserve_code");
            const CodeAssignment code = next_code(writer, codebook, request, context.clock.today());
            reserved = {};
            reserved.id = context.ids.next_id<ReservationId>();
            reserved.system = code.system;
            reserved.printed = code.printed;
            reserved.key = code.key;
            reserved.type = request.type;
            reserved.unit = request.unit;
            reserved.reserved_by = context.scope.person;
            reserved.reserved_at = context.clock.now();
            reserved.expires_on = context.clock.today().plus_days(reservation_days(writer));
            reserved.reason_sha256 = keep_remark(writer, context, reason);
            writer.codes().add_reserved_code(reserved);
            record(writer, context, "code.reserved", reserved.id.str(), reserved_details(reserved));
        });
        return reserved;
    });
}

ReservedCode release_code(const Context& context, const std::string& code, const std::string& reason) {
    return recording_refusals(context, [&] {
        ReservedCode released;
        context.store.write(context.scope, [&](StoreWriter& writer) {
            auto reserved = find_reserved(writer, code);
            if (!reserved) throw Error(ErrorCode::kNotFound, msg("The code {code} is not reserved.", {{"code", code}}));
            if (reserved->reserved_by != context.scope.person)
                require_keeper(writer, context, document_of(reserved->unit), "release_code");
            release(writer, context, *reserved, keep_remark(writer, context, reason));
            released = *reserved;
        });
        return released;
    });
}

int release_expired_codes(const Context& context) {
    int count = 0;
    context.store.write(context.scope, [&](StoreWriter& writer) {
        auto expired = writer.codes().expired_codes(context.clock.today());
        for (ReservedCode& code : expired) release(writer, context, code, {});
        count = static_cast<int>(expired.size());
    });
    return count;
}

}  // namespace pravila
