#include "annals/time/when.hpp"

#include "time/qualified.hpp"

#include <chrono>
#include <utility>

namespace annals::inline v0_2 {

Parsed<When> When::parse(std::string_view edtf) {
  const Parsed<Edtf> parsed = parse_edtf(edtf);
  if (!parsed) return {parsed.error(), edtf};
  return When(std::string(edtf), {}, bounds_of(*parsed));
}

When When::at(Instant instant) {
  if (!instant.is_bounded())
    throw Error(ErrorCode::invalid_argument, "dating by an instant: an unbounded one is no date");
  return iso_text(instant);
}

When::When(std::string text, std::string words, const Bounds& bounds)
    : text_(std::move(text)), words_(std::move(words)), bounds_(bounds) {}

When::When(std::string_view edtf) : When(parse(edtf).value()) {}
When::When(const char* edtf) : When(std::string_view(edtf)) {}
When::When(const std::string& edtf) : When(std::string_view(edtf)) {}

When When::with_words(std::string words) const {
  return {text_, std::move(words), bounds_};
}

bool When::is_local() const {
  return bounds(Zone(std::chrono::hours(1))) != bounds_;
}

Edtf When::edtf() const {
  return parse_edtf(text_).value();
}

DateForm When::form() const {
  return form_of(edtf());
}

std::optional<int> When::level() const {
  return level_of(edtf());
}

EndState When::start() const {
  return edtf().from_state;
}

EndState When::end() const {
  return edtf().to_state;
}

bool When::uncertain() const {
  return is_qualified(edtf(), &Qualification::uncertain);
}

bool When::approximate() const {
  return is_qualified(edtf(), &Qualification::approximate);
}

}  // namespace annals::inline v0_2
