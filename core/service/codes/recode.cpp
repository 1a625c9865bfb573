#include "core/service/codes/recode.h"

#include <algorithm>

#include "core/codification/code_key.h"
#include "core/service/log_details.h"
#include "core/service/organisation/checks.h"
#include "core/service/record.h"
#include "core/service/revisions/working_revision.h"

namespace pravila {

namespace {

std::string current_code(const Document& document, const std::string& system) {
    for (const CodeAssignment& code : document.codes)
        if (code.current && code.system == system) return code.printed;
    return {};
}

/// A code that somebody wrote, as the institution writes it.
CodeAssignment written_code(StoreReader& reader, const Codebook& codebook, const std::string& system,
                            const std::string& text) {
    const ParsedCode parsed = codebook.parse_code(text);
    if (!parsed.ok)
        throw Error(ErrorCode::kInvalidInput, parsed.reason.value_or(msg("“{text}” is not a code.", {{"text", text}})));
    if (!reader.documents_by_key(key_text(parsed.key)).empty() || reader.codes().reserved_code(system, parsed.key))
        throw Error(ErrorCode::kConflict, msg("The code {code} was given before, and codes are never given twice.",
                                              {{"code", parsed.canonical}}));
    CodeAssignment code;
    code.system = system;
    code.printed = parsed.canonical;
    code.key = parsed.key;
    return code;
}

/// The act and the kept reason of a change, and its day.
struct Ground {
    Act act;
    std::string reason_sha256;
    Date day{};
};

Ground ground_of(StoreWriter& writer, const Context& context, const CodeChange& change) {
    return {optional_act(change.act), keep_remark(writer, context, change.reason), context.clock.today()};
}

/// Ends the current code of a system, if there is one. @return what it was.
std::string end_current(StoreWriter& writer, const Context& context, Document& document, const std::string& system,
                        const Ground& ground) {
    for (CodeAssignment& code : document.codes) {
        if (!code.current || code.system != system) continue;
        code.current = false;
        code.state = CodeState::kRetired;
        code.until = ground.day;
        code.act = ground.act;
        code.reason_sha256 = ground.reason_sha256;
        record(writer, context, "code.ended", document.id.str(), assigned_details(code, "assigned"));
        return code.printed;
    }
    return {};
}

/// Where a code of this system stands among those of the document: where the present one does, else after all present
/// ones, since a further codification does not change what the document is called by.
std::ptrdiff_t place_for(const Document& document, const std::string& system) {
    std::ptrdiff_t place = 0;
    for (const CodeAssignment& code : document.codes) {
        if (!code.current || code.system == system) break;
        ++place;
    }
    return place;
}

Recoding give(StoreWriter& writer, const Context& context, Document document, CodeAssignment code,
              const Ground& ground) {
    code.from = ground.day;
    code.act = ground.act;
    code.reason_sha256 = ground.reason_sha256;
    const std::ptrdiff_t place = place_for(document, code.system);
    Recoding recoding{document.id, document.title, end_current(writer, context, document, code.system, ground),
                      code.printed};
    document.codes.insert(document.codes.begin() + place, code);
    writer.update_document(document);
    record(writer, context, "code.assigned", document.id.str(), assigned_details(code, "assigned"));
    for (const Revision& revision : writer.revisions_of(document.id)) writer.feed(revision.id);
    return recoding;
}

CodeRequest request_for(const Codebook& codebook, const Document& document) {
    return {document.type,
            document.owner,
            document.parent,
            {},
            {},
            lasting_values(codebook, current_code(document, "SCIM"))};
}

/// Forms and annexes of a recoded procedure get its new code inside theirs.
void recode_children(StoreWriter& writer, const Context& context, const Codebook& codebook, const DocumentId& parent,
                     const Ground& ground, std::vector<Recoding>& recodings) {
    DocumentFilter children;
    children.parent = parent;
    for (const Document& child : writer.documents(children)) {
        const std::string before = current_code(child, "SCIM");
        if (before.empty()) continue;  // what was retired stays so
        const CodeAssignment code =
            following_code(writer, codebook, request_for(codebook, child), before, context.clock.today());
        recodings.push_back(give(writer, context, child, code, ground));
    }
}

/// Thrown out of a dry run, so that nothing of it stays.
struct DryRun {};

template <class Work>
Recoding in_transaction(const Context& context, const std::string& action, const std::string& code, Work work) {
    return recording_refusals(context, [&] {
        Recoding recoding;
        context.store.write(context.scope, [&](StoreWriter& writer) {
            const Document document = require_known_document(writer, context, code);
            require_keeper(writer, context, document, action);
            recoding = work(writer, document);
        });
        return recoding;
    });
}

}  // namespace

Recoding recode_document(const Context& context, const Codebook& codebook, const std::string& document,
                         const std::string& code, const CodeChange& change) {
    return in_transaction(context, "recode", document, [&](StoreWriter& writer, const Document& found) {
        const CodeAssignment next =
            code.empty() ? next_code(writer, codebook, request_for(codebook, found), context.clock.today())
                         : written_code(writer, codebook, "SCIM", code);
        const Ground ground = ground_of(writer, context, change);
        std::vector<Recoding> recodings = {give(writer, context, found, next, ground)};
        recode_children(writer, context, codebook, found.id, ground, recodings);
        return recodings.front();
    });
}

std::vector<Recoding> recode_unit(const Context& context, const Codebook& codebook, const UnitId& unit, bool dry_run,
                                  const CodeChange& change) {
    return recording_refusals(context, [&] {
        std::vector<Recoding> recodings;
        try {
            context.store.write(context.scope, [&](StoreWriter& writer) {
                recodings.clear();
                Document place;
                place.owner = unit;
                require_keeper(writer, context, place, "recode_unit");
                const Ground ground = ground_of(writer, context, change);
                DocumentFilter filter;
                filter.units = {unit};
                for (const Document& document : writer.documents(filter)) {
                    if (document.owner != unit || document.parent) continue;
                    // What was retired stays so; what bears a code of the right scope keeps it: a second run changes
                    // nothing.
                    const std::string code = current_code(document, "SCIM");
                    if (code.empty()) continue;
                    const CodeRequest request = request_for(codebook, document);
                    if (counts_in_scope(writer, codebook, request, code, context.clock.today())) continue;
                    recodings.push_back(give(writer, context, document,
                                             next_code(writer, codebook, request, context.clock.today()), ground));
                    recode_children(writer, context, codebook, document.id, ground, recodings);
                }
                if (dry_run) throw DryRun();
            });
        } catch (const DryRun&) {
            // What would happen is known now, and nothing of it happened.
        }
        return recodings;
    });
}

Recoding assign_code(const Context& context, const Codebook& codebook, const std::string& document,
                     const std::string& system, const std::string& code, const CodeChange& change) {
    return in_transaction(context, "assign_code", document, [&](StoreWriter& writer, const Document& found) {
        if (!current_code(found, system).empty())
            throw Error(ErrorCode::kConflict,
                        msg("{code} has a code in {system} already: {existing}. Recode it instead.",
                            {{"code", found.code()}, {"system", system}, {"existing", current_code(found, system)}}));
        const CodeAssignment next =
            code.empty() ? next_code(writer, codebook, request_for(codebook, found), context.clock.today())
                         : written_code(writer, codebook, system, code);
        if (next.system != system)
            throw Error(ErrorCode::kInvalidInput,
                        msg("The institution's scheme gives no numbers in {system}: write the code yourself.",
                            {{"system", system}}));
        return give(writer, context, found, next, ground_of(writer, context, change));
    });
}

Recoding retire_code(const Context& context, const std::string& document, const std::string& system,
                     const CodeChange& change) {
    return in_transaction(context, "retire_code", document, [&](StoreWriter& writer, Document found) {
        if (current_code(found, system).empty())
            throw Error(ErrorCode::kNotFound,
                        msg("{code} has no code in {system}.", {{"code", found.code()}, {"system", system}}));
        Recoding recoding{
            found.id, found.title, end_current(writer, context, found, system, ground_of(writer, context, change)), {}};
        std::stable_sort(found.codes.begin(), found.codes.end(),
                         [](const CodeAssignment& a, const CodeAssignment& b) { return a.current > b.current; });
        writer.update_document(found);
        for (const Revision& revision : writer.revisions_of(found.id)) writer.feed(revision.id);
        return recoding;
    });
}

}  // namespace pravila
