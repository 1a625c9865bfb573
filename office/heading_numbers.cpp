#include "office/heading_numbers.h"

#include <string>

namespace pravila::office {

bool numbers_follow_a_list(const std::vector<Block>& blocks) {
    int counters[3] = {0, 0, 0};
    for (const auto& block : blocks) {
        const auto* heading = std::get_if<Heading>(&block);
        if (heading == nullptr || heading->number.empty()) continue;
        if (heading->level < 1 || heading->level > 3) return false;
        const auto level = static_cast<std::size_t>(heading->level);
        ++counters[level - 1];
        for (std::size_t deeper = level; deeper < 3; ++deeper) counters[deeper] = 0;
        std::string expected;
        for (std::size_t i = 0; i < level; ++i) expected += std::to_string(counters[i]) + ".";
        if (heading->number != expected) return false;
    }
    return true;
}

}  // namespace pravila::office
