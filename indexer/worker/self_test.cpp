#include "indexer/worker/self_test.h"

#include "core/model/extracted_document.h"
#include "indexer/worker/samples.h"

namespace pravila::worker {

namespace {

SelfTest::Item reading(WorkerPool& pool, std::string name, const std::string& bytes, const std::string& file_name) {
    const auto result = pool.extract(bytes, file_name);
    if (const auto* failure = std::get_if<ExtractionFailure>(&result))
        return {std::move(name), false, failure->message};
    if (plain_text(std::get<ExtractedDocument>(result)).find("PO-PRB-01") == std::string::npos)
        return {std::move(name), false, msg("A test document was read without its text. Reinstall the program.")};
    return {std::move(name), true, msg("A test document is read as it should be.")};
}

SelfTest::Item refusal(std::string name, const std::string& error) {
    if (error.empty())
        return {std::move(name), false,
                msg("The reader of files could do what it must not. Do not add files from outside; check the kernel's "
                    "seccomp support.")};
    return {std::move(name), true,
            msg("The reader of files is refused this, as it should be ({error}).", {{"error", error}})};
}

}  // namespace

SelfTest self_test(WorkerPool& pool) {
    SelfTest test;
    test.mode = "none";
    test.items.push_back(reading(pool, "read.docx", sample_docx(), "proba.docx"));
    test.items.push_back(reading(pool, "read.pdf", sample_pdf(), "proba.pdf"));
    const auto probed = pool.probe();
    if (const auto* probe = std::get_if<Probe>(&probed)) {
        test.mode = probe->namespaces ? "seccomp+namespaces" : "seccomp";
        test.items.push_back(refusal("refused.read", probe->read));
        test.items.push_back(refusal("refused.write", probe->write));
        test.items.push_back(refusal("refused.socket", probe->socket));
    } else {
        test.items.push_back({"refused.read", false, std::get<ExtractionFailure>(probed).message});
    }
    test.ok = true;
    for (const SelfTest::Item& item : test.items) test.ok = test.ok && item.ok;
    return test;
}

}  // namespace pravila::worker
