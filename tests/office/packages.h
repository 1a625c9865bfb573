#pragma once

#include <libxml/tree.h>
#include <libxml/xpath.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace pravila::test {

/// The members of a zip archive by name. Fails the test when the bytes are no archive.
struct Package {
    std::vector<std::string> names;  ///< in the order of the archive
    std::map<std::string, std::string> members;
    bool first_is_stored = false;  ///< the first member is not compressed

    const std::string& operator[](const std::string& name) const { return members.at(name); }
};
Package open_package(const std::string& bytes);

struct XmlDeleter {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using Xml = std::unique_ptr<xmlDoc, XmlDeleter>;

/// Parses strictly; null when not well-formed.
Xml parse_xml(const std::string& text);
/// Text of every node that an XPath finds; prefixes w, r, rel, ct, x, office, text, table, style, fo are known.
std::vector<std::string> find_all(const Xml& document, const std::string& xpath);
int count(const Xml& document, const std::string& xpath);

}  // namespace pravila::test
