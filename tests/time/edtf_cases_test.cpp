#include "time/edtf_cases.hpp"

#include "annals/time/when.hpp"

#include <charconv>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

/// The instant at which a day or second of the case file begins.
Instant start_of_text(const std::string& text) {
  const char* at = text.data();
  const char* const end = text.data() + text.size();
  std::int64_t number[6] = {};
  for (std::int64_t& part : number) {
    at = std::from_chars(at, end, part).ptr;
    if (at == end) break;
    ++at;  // the separator
  }
  const CivilDate day = {number[0], static_cast<unsigned>(number[1]), static_cast<unsigned>(number[2])};
  const std::int64_t seconds = (number[3] * 60 + number[4]) * 60 + number[5];
  return Instant::from_key(start_of(day).key() + seconds * 1'000'000);
}

/// The instant after the last of that day or second.
Instant end_of_text(const std::string& text) {
  const Instant start = start_of_text(text);
  const bool is_second = text.find('T') != std::string::npos;
  const std::int64_t year = civil_date(start).year;
  if (year < first_precise_year || year > last_precise_year) return start_of({year + 1, 1, 1});
  return Instant::from_key(start.key() + (is_second ? 1'000'000 : 86'400'000'000));
}

}  // namespace

TEST_CASE("Every valid text has its level and its bounds") {
  std::size_t count = 0;
  for (const EdtfCase& c : edtf_cases()) {
    if (!c.valid) continue;
    INFO("text: " << c.input);
    ++count;
    const Parsed<When> when = When::parse(c.input);
    REQUIRE((when ? "" : when.error().reason) == "");
    CHECK(when->text() == c.input);
    CHECK(to_text(when->edtf()) == c.input);
    CHECK(when->form() == DateForm::edtf);
    if (c.level != "?") CHECK(std::to_string(when->level().value()) == c.level);

    const Bounds& bounds = when->bounds();
    if (c.earliest == "?") continue;
    if (c.earliest.empty() || c.earliest == "-inf") {
      CHECK(when->start() == (c.earliest.empty() ? EndState::unknown : EndState::open));
      CHECK(bounds.earliest_start == Instant::unbounded_past());
    } else {
      CHECK(when->start() == EndState::dated);
      CHECK(iso_text(bounds.earliest_start) == iso_text(start_of_text(c.earliest)));
    }
    if (c.latest.empty() || c.latest == "+inf") {
      CHECK(when->end() == (c.latest.empty() ? EndState::unknown : EndState::open));
      CHECK(bounds.latest_end == Instant::unbounded_future());
    } else {
      CHECK(when->end() == EndState::dated);
      CHECK(iso_text(bounds.latest_end) == iso_text(end_of_text(c.latest)));
    }
  }
  CHECK(count == 397);
}

TEST_CASE("Every text that is not EDTF is refused, with a place in the text, or told from it") {
  std::size_t count = 0;
  std::size_t refused = 0;
  for (const EdtfCase& c : edtf_cases()) {
    if (c.valid) continue;
    INFO("text: " << c.input);
    ++count;
    const Parsed<Edtf> edtf = parse_edtf(c.input);
    if (edtf) {
      CHECK(form_of(*edtf) == DateForm::iso);
      CHECK_FALSE(level_of(*edtf));
      continue;
    }
    ++refused;
    CHECK(edtf.error().position <= c.input.size());
  }
  CHECK(count == 152);
  CHECK(refused > 130);
}
