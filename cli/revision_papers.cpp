#include "cli/revision_papers.h"

#include <CLI/CLI.hpp>

#include "cli/output.h"
#include "core/service/papers/acknowledgement_sheet.h"
#include "core/service/papers/official_copy.h"
#include "core/service/papers/starting_file.h"

namespace pravila::cli {

namespace {

struct Options {
    std::string code, number, format, output, person;
};
using OptionsPtr = std::shared_ptr<Options>;

PaperRequest request_of(const Options& options) {
    PaperRequest request;
    request.code = options.code;
    request.format = *paper_format_from(options.format);
    if (options.number.empty()) return request;
    request.number = edition_revision_from(options.number);
    if (!request.number)
        throw UsageError(
            msg("--revision: “{text}” is not an edition and revision such as 2.1.", {{"text", options.number}}));
    return request;
}

/// Without -o, a file under the name that people keep it by.
int hand_out(const Options& options, const Session& session, const PaperFile& file) {
    const std::string name = options.output.empty() ? file.file_name : options.output;
    write_output(name, file.bytes);
    if (name != "-") session.tell(msg("Written: {file}", {{"file", name}}));
    return kDone;
}

int make_template(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    return hand_out(options, session, starting_file(wiring.context(), *paper_maker(), request_of(options)));
}

int make_copy(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    return hand_out(options, session, official_copy(wiring.context(), *paper_maker(), request_of(options), {}));
}

int make_sheet(const Options& options, const Session& session) {
    if (options.code.empty() == options.person.empty())
        throw UsageError(msg("Name a procedure, or a person with --person."));
    const Wiring wiring = open_as_account(session);
    const auto maker = paper_maker();
    if (options.person.empty())
        return hand_out(options, session, acknowledgement_sheet(wiring.context(), *maker, request_of(options)));
    return hand_out(options, session,
                    acknowledgement_sheet_of(wiring.context(), *maker, person_named(wiring, options.person),
                                             *paper_format_from(options.format)));
}

CLI::App* word(CLI::App& app, const Catalogue& words, const OptionsPtr& options, const char* name, const Message& help,
               const Message& number, const std::vector<std::string>& formats) {
    CLI::App* command = app.add_subcommand(name, words.text(help));
    command->add_option("CODE", options->code, words.text(msg("Code in any spelling; also a former one")));
    command->add_option("--revision", options->number, words.text(number));
    options->format = formats.front();
    command->add_option("--format", options->format, words.text(msg("Format of the file")))
        ->check(CLI::IsMember(formats))
        ->capture_default_str();
    command->add_option(
        "-o,--output", options->output,
        words.text(msg("Write to this file; default: one named after the procedure; - for the screen")));
    return command;
}

}  // namespace

Subcommands define_papers(CLI::App& app, const Catalogue& words) {
    Subcommands all;
    const auto add = [&](const OptionsPtr& options, CLI::App* command, int (*run)(const Options&, const Session&)) {
        all.push_back({command, [options, run](const Session& session) { return run(*options, session); }});
    };
    auto options = std::make_shared<Options>();
    CLI::App* command =
        word(app, words, options, "template", msg("A file to write in, with cover, header and tables filled in"),
             msg("Edition and revision, e.g. 2.1; default: the one in work, else the next one"), {"docx", "odt"});
    command->get_option("CODE")->required();
    add(options, command, make_template);
    options = std::make_shared<Options>();
    command = word(app, words, options, "copy", msg("The official copy: the approved text with what the log says"),
                   msg("Edition and revision, e.g. 2.1; default: what applies"), {"pdf", "docx"});
    command->get_option("CODE")->required();
    add(options, command, make_copy);
    options = std::make_shared<Options>();
    command = word(app, words, options, "acknowledgement-sheet",
                   msg("The sheet on which readers of a procedure sign, or that of one person"),
                   msg("Edition and revision, e.g. 2.1; default: what applies"), {"pdf", "docx", "odt"});
    command->add_option("--person", options->person,
                        words.text(msg("The sheet of this person: name, e-mail or account")));
    add(options, command, make_sheet);
    return all;
}

}  // namespace pravila::cli
