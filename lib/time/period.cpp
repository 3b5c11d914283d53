#include "annals/time/period.hpp"

#include "annals/time/edtf.hpp"
#include "time/clocks.hpp"

namespace annals::inline v0_2 {

Parsed<Period> Period::parse(std::string_view edtf) {
  const Parsed<Edtf> parsed = parse_edtf(edtf);
  if (!parsed) return {parsed.error(), edtf};
  const Bounds bounds = bounds_of(*parsed);
  const Bounds elsewhere = bounds_of(*parsed, Zone(std::chrono::hours(1)));
  Period period(bounds.earliest_start, bounds.latest_end);
  period.from_is_local = elsewhere.earliest_start != bounds.earliest_start;
  period.to_is_local = elsewhere.latest_end != bounds.latest_end;
  return period;
}

Period Period::in(const Zone& zone) const {
  const auto read = read_clock(from_is_local ? from : Instant::unbounded_past(),
                               to_is_local ? latest_start_before(to) : Instant::unbounded_future(), zone);
  return {from_is_local ? read.first : from, to_is_local ? earliest_end_after(read.last) : to};
}

Period::Period(std::string_view edtf) : Period(parse(edtf).value()) {}
Period::Period(const char* edtf) : Period(std::string_view(edtf)) {}
Period::Period(const std::string& edtf) : Period(std::string_view(edtf)) {}

}  // namespace annals::inline v0_2
