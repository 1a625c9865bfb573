#include "search/facets.h"

#include <xapian.h>

#include <unordered_map>

#include "search/fields.h"
#include "search/record.h"

namespace pravila::search {

namespace {

class Counter final : public Facets, private Xapian::MatchSpy {
  public:
    Counter(Date as_of, Date today, bool in_force_only) : as_of_(as_of), today_(today), in_force_only_(in_force_only) {}

    Xapian::MatchSpy& spy() override { return *this; }

    void fill(SearchResult& result) const override {
        long all = 0;
        for (const auto& [value, count] : types_and_units_) {
            all += count;
            std::size_t from = value.find('\x1F');
            result.types[value.substr(0, from)] += count;
            while (from != std::string::npos) {
                const std::size_t to = value.find('\x1F', from + 1);
                result.units[value.substr(from + 1, to == std::string::npos ? to : to - from - 1)] += count;
                from = to;
            }
        }
        if (in_force_only_ && all > 0) result.states[std::string(to_text(State::kInForce))] = all;
        for (const auto& [value, count] : validities_)
            result.states[std::string(to_text(Validity::unpacked(value).state_on(as_of_, today_)))] += count;
    }

  private:
    void operator()(const Xapian::Document& document, double) override {
        ++types_and_units_[document.get_value(kTypeAndUnits)];
        if (!in_force_only_) ++validities_[document.get_value(kValidity)];
    }

    Date as_of_, today_;
    bool in_force_only_;
    std::unordered_map<std::string, long> types_and_units_, validities_;
};

}  // namespace

std::unique_ptr<Facets> make_facets(Date as_of, Date today, bool in_force_only) {
    return std::make_unique<Counter>(as_of, today, in_force_only);
}

}  // namespace pravila::search
