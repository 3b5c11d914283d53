#include "annals/time/edtf.hpp"

#include <iterator>
#include <random>
#include <string>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

/// Values that parse_edtf can give, apart from intervals that end before they start.
class RandomEdtf {
 public:
  explicit RandomEdtf(unsigned seed) : random_(seed) {}

  Edtf operator()() {
    Edtf edtf;
    if (one_in(2)) {
      edtf.from = date(true);
      return edtf;
    }
    edtf.form = EdtfForm::interval;
    const auto not_dated = [this] { return one_in(2) ? EndState::unknown : EndState::open; };
    if (one_in(4)) {
      edtf.from_state = not_dated();
    } else if (one_in(4)) {
      edtf.to_state = not_dated();
    }
    if (edtf.from_state == EndState::dated) edtf.from = date(false);
    if (edtf.to_state == EndState::dated) edtf.to = date(false);
    return edtf;
  }

 private:
  EdtfDate date(bool alone) {
    EdtfDate date;
    date.qualification = {one_in(4), one_in(4)};
    const bool negative = one_in(3);
    if (one_in(4)) {
      date.year_form = YearForm::prefixed;
      date.year = between(10'000, one_in(2) ? last_year : 1'000'000) * (negative ? -1 : 1);
    } else if (alone && one_in(4)) {
      const std::int64_t hidden = one_in(2) ? 9 : 99;
      date.year_mask = hidden == 9 ? 0b01 : 0b11;
      const std::int64_t shown = between(0, 9999) / (hidden + 1) * (hidden + 1);
      date.year = negative ? -shown - hidden : shown;
    } else {
      date.year = between(negative ? -9999 : 0, negative ? -1 : 9999);
      add_month(date, alone);
    }
    return date;
  }

  void add_month(EdtfDate& date, bool alone) {
    if (one_in(3)) return;
    const bool masked = alone && one_in(6);
    if (masked) {
      date.month.mask = 0b11;
    } else {
      date.month.value = static_cast<std::uint8_t>(one_in(6) ? between(21, 24) : between(1, 12));
    }
    if (date.is_season() || one_in(3)) return;
    if (masked || (alone && one_in(6))) {
      date.day.mask = 0b11;
      return;
    }
    date.day.value = static_cast<std::uint8_t>(between(1, 28));
    if (alone && one_in(2)) {
      date.time = time();
      date.qualification = {};
    }
  }

  TimeOfDay time() {
    TimeOfDay time = {static_cast<std::uint8_t>(between(0, 23)), static_cast<std::uint8_t>(between(0, 59)),
                      static_cast<std::uint8_t>(between(0, 59)), static_cast<ZoneForm>(between(0, 3)), 0};
    if (time.zone == ZoneForm::hours) time.shift_minutes = static_cast<std::int16_t>(between(-14, 14) * 60);
    if (time.zone == ZoneForm::minutes) time.shift_minutes = static_cast<std::int16_t>(between(-840, 840));
    return time;
  }

  bool one_in(int n) { return between(1, n) == 1; }
  std::int64_t between(std::int64_t least, std::int64_t most) {
    return std::uniform_int_distribution<std::int64_t>(least, most)(random_);
  }

  std::mt19937_64 random_;
};

void check_ordered(const Bounds& bounds) {
  CHECK(bounds.earliest_start <= bounds.latest_start);
  CHECK(bounds.earliest_end <= bounds.latest_end);
  CHECK(bounds.earliest_start <= bounds.earliest_end);
  CHECK(bounds.latest_start <= bounds.latest_end);
}

}  // namespace

TEST_CASE("Printing a value and reading it gives it back, with bounds in order") {
  RandomEdtf random(8601);
  int intervals = 0;
  for (int i = 0; i < 20'000; ++i) {
    const Edtf edtf = random();
    const std::string text = to_text(edtf);
    INFO("text: " << text);
    const Parsed<Edtf> again = parse_edtf(text);
    if (!again && again.error().reason == "the interval ends before it starts") continue;
    REQUIRE((again ? "" : again.error().reason) == "");
    REQUIRE(*again == edtf);
    check_ordered(bounds_of(edtf));
    if (edtf.form == EdtfForm::interval) ++intervals;
  }
  CHECK(intervals > 3'000);
}

TEST_CASE("Whatever is read from random characters prints as the same text") {
  const std::string alphabet = "00112299--//..XYES?~%TZ:+ []\xC3\xA9" + std::string(1, '\0');
  const std::string starts[] = {"",    "2018",  "2018-04", "2018-04-27", "2018-04-27T09:30:00",
                                "Y12", "2018/", "-0044"};
  std::mt19937 random(2);
  int read = 0;
  for (int i = 0; i < 200'000; ++i) {
    std::string text = starts[random() % std::size(starts)];
    for (unsigned rest = random() % 8; rest > 0; --rest) text += alphabet[random() % alphabet.size()];
    const Parsed<Edtf> edtf = parse_edtf(text);
    if (!edtf) {
      if (edtf.error().position > text.size() || edtf.error().reason.empty())
        FAIL("a place outside " << text);
      continue;
    }
    ++read;
    INFO("text: " << text);
    REQUIRE(to_text(*edtf) == text);
    check_ordered(bounds_of(*edtf));
  }
  CHECK(read > 10'000);
}

TEST_CASE("The level is the lowest that has all that a date uses") {
  for (const char* text : {"2018", "2018-04-27", "2018-04-27T09:30:00+09:00", "2018/2019-02", "0000"}) {
    INFO("text: " << text);
    CHECK(level_of(*parse_edtf(text)) == 0);
  }
  for (const char* text : {"-0001", "Y12000", "201X", "2018-XX", "2018-04-XX", "2018-21", "2018?", "2018/..",
                           "/2018", "2018/2019~", "-0044-03-15T12:00:00"}) {
    INFO("text: " << text);
    CHECK(level_of(*parse_edtf(text)) == 1);
  }
}
