#include "indexer/formats/refusal.h"

#include <new>
#include <stdexcept>

#include "indexer/xml/parse.h"

namespace pravila::formats {

void refuse(std::string rule, Message message) {
    throw Refusal(ExtractionFailure{std::move(rule), std::move(message), false});
}

ExtractionFailure damaged_file() {
    return {"file.damaged", msg("The file is damaged or incomplete. Ask for it again, or open it in the program that "
                                "wrote it and save it anew.")};
}

ExtractionFailure encrypted_file() {
    return {"file.encrypted",
            msg("The file is protected with a password. Open it, save it without a password and add it again.")};
}

void refuse_damaged() { throw Refusal(damaged_file()); }

void refuse_encrypted() { throw Refusal(encrypted_file()); }

void refuse_bomb() {
    refuse("zip.bomb",
           msg("Unpacked, the file is far larger than a document can be. It was not read; if it is genuine, "
               "save it anew with smaller pictures and tables."));
}

void refuse_too_much_text() {
    refuse("limit.text",
           msg("The file holds more text than can be kept for one document (64 MiB). Divide it into several files."));
}

namespace {

ExtractionFailure out_of_memory() {
    return {"limit.memory", msg("Reading the file takes more memory than one document may use. Divide it into several "
                                "files or save it in a simpler form.")};
}

ExtractionFailure from_xml(xml::Fault fault) {
    switch (fault) {
        case xml::Fault::kDtd:
            return {"xml.dtd",
                    msg("The file contains a DOCTYPE declaration, which is refused because it can be used for "
                        "attacks. Save it anew without one.")};
        case xml::Fault::kDepth:
            return {"limit.depth", msg("The file nests its parts more than 256 deep, which no real document does. Save "
                                       "it anew in a simpler form.")};
        case xml::Fault::kLongText:
            return {"limit.text_node", msg("The file holds one piece of text longer than 10 MB, perhaps an embedded "
                                           "picture. Remove it and add the file again.")};
        case xml::Fault::kNodes:
            return {"limit.nodes", msg("The file has more parts than one document may have. Divide it into several "
                                       "files.")};
        case xml::Fault::kMalformed:
            break;
    }
    return damaged_file();
}

}  // namespace

Reading guarded(const std::function<ExtractedDocument()>& read) {
    try {
        return read();
    } catch (const Refusal& refusal) {
        return refusal.failure();
    } catch (const xml::Problem& problem) {
        return from_xml(problem.fault());
    } catch (const std::bad_alloc&) {
        return out_of_memory();
    } catch (const std::length_error&) {
        return out_of_memory();
    }
}

}  // namespace pravila::formats
