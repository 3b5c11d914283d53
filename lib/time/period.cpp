#include "annals/time/period.hpp"

#include "annals/time/edtf.hpp"

namespace annals::inline v0_2 {

Parsed<Period> Period::parse(std::string_view edtf) {
  const Parsed<Edtf> parsed = parse_edtf(edtf);
  if (!parsed) return {parsed.error(), edtf};
  const Bounds bounds = bounds_of(*parsed);
  return Period(bounds.earliest_start, bounds.latest_end);
}

Period::Period(std::string_view edtf) : Period(parse(edtf).value()) {}
Period::Period(const char* edtf) : Period(std::string_view(edtf)) {}
Period::Period(const std::string& edtf) : Period(std::string_view(edtf)) {}

}  // namespace annals::inline v0_2
