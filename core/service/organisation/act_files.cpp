#include "core/service/organisation/act_files.h"

#include <algorithm>

#include "core/error.h"
#include "core/service/organisation/checks.h"
#include "core/service/organisation/details.h"
#include "core/service/organisation/require_role.h"
#include "core/service/record.h"

namespace pravila {

namespace {

/// What the act is about.
struct Subject {
    std::vector<PersonId> people;
    std::optional<UnitId> unit;
    bool of_commission = false;  ///< or a deputation: the quality manager keeps these
};

std::optional<Subject> subject_of(OrganisationReader& organisation, const std::string& id) {
    if (const auto grant = organisation.grant(GrantId(id))) {
        const bool commission = grant->role == Role::kCommissionMember || grant->role == Role::kCommissionChair ||
                                grant->role == Role::kTechnicalSecretariat;
        return Subject{{grant->person}, grant->unit, commission};
    }
    if (const auto deputation = organisation.deputation(DeputationId(id)))
        return Subject{{deputation->absent, deputation->deputy}, {}, true};
    return {};
}

std::string last_part(const std::string& path) {
    constexpr std::size_t kLongest = 200;
    const auto slash = path.find_last_of("/\\");
    const auto name = one_line(slash == std::string::npos ? path : path.substr(slash + 1), kLongest);
    if (!name || name->empty())
        throw Error(ErrorCode::kInvalidInput, msg("The name of the file has 1 to 200 characters on one line."));
    return *name;
}

bool may_see(StoreReader& reader, const Context& context, const Subject& subject) {
    const PersonId& person = context.scope.person;
    const Rights rights = Rights::of(reader, person, context.clock.today());
    for (const Role role : {Role::kAdministrator, Role::kQualityManager, Role::kTechnicalSecretariat, Role::kAuditor})
        if (rights.authority(role)) return true;
    return !person.empty() && std::find(subject.people.begin(), subject.people.end(), person) != subject.people.end();
}

}  // namespace

ActFileId attach_act_file(const Context& context, const std::string& subject, const std::string& file_name,
                          const std::string& bytes) {
    ActFile file;
    file.subject = subject;
    file.name = last_part(file_name);
    file.attached_at = context.clock.now();
    if (bytes.empty()) throw Error(ErrorCode::kInvalidInput, msg("The file {file} is empty.", {{"file", file.name}}));
    file.id = context.ids.next_id<ActFileId>();
    context.store.write(context.scope, [&](StoreWriter& writer) {
        const auto about = subject_of(writer.organisation(), subject);
        if (!about)
            throw Error(ErrorCode::kNotFound,
                        msg("There is no role or deputation with this id. “user show” and “delegate list” tell ids."));
        const Date today = context.clock.today();
        if (about->of_commission)
            require_role(writer, context.scope.person, today, {Role::kAdministrator, Role::kQualityManager},
                         about->unit);
        else
            require_role(writer, context.scope.person, today, {Role::kAdministrator}, about->unit);
        file.sha256 = writer.add_content(bytes);
        for (const ActFile& kept : writer.organisation().act_files_of(subject))
            if (kept.sha256 == file.sha256)
                throw Error(ErrorCode::kConflict, msg("This very file is kept there already."));
        writer.organisation().add_act_file(file);
        record(writer, context, "act.attached", file.id.str(), attached_details(file), file.sha256, {subject});
    });
    return file.id;
}

ActFileBytes act_file(const Context& context, const ActFileId& id) {
    std::optional<ActFileBytes> found;
    context.store.read(context.scope, [&](StoreReader& reader) {
        found.reset();
        const auto file = reader.organisation().act_file(id);
        const auto subject = file ? subject_of(reader.organisation(), file->subject) : std::nullopt;
        if (!subject || !may_see(reader, context, *subject)) return;
        if (auto bytes = reader.content(file->sha256)) found = ActFileBytes{*file, std::move(*bytes)};
    });
    if (!found) throw Error(ErrorCode::kNotFound, msg("There is no such file of an act."));
    return *std::move(found);
}

}  // namespace pravila
