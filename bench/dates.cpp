#include "dates.hpp"

#include "annals/time/when.hpp"
#include "measure.hpp"

#include <array>
#include <charconv>
#include <cstdint>
#include <string_view>

#include <fmt/core.h>

namespace annals::bench {

namespace {

constexpr int count = 1'000'000;

/// Every form of EDTF once, the plain ones a few times, as they are the most in any list of dates.
constexpr std::array<std::string_view, 50> texts{
    "2018",
    "1953-07-27",
    "2018-04",
    "2018-04-27",
    "2019-02-27/2019-02-28",
    "0000-02-29",
    "2018/2020",
    "2020-06-16T14:49:01",
    "2020-06-16T05:49:01Z",
    "2020-06-16T14:49:01+09",
    "2020-06-16T14:49:01+09:00",
    "-0044-03-15",
    "Y12000",
    "Y-170000002",
    "1984?",
    "2018-09~",
    "2004-06-11%",
    "201X",
    "19XX",
    "-156X",
    "2004-XX",
    "1985-04-XX",
    "1985-XX-XX",
    "2001-21",
    "2001-24",
    "1985-04-12/..",
    "1985-04-12/",
    "../1985-04-12",
    "/1985",
    "1984~/2004-06?",
    "2004-06~-11",
    "?2004-06-~11",
    "2004-%06",
    "156X-12-25",
    "1XXX-12",
    "1984-1X",
    "XXXX-12-XX",
    "2004-06-XX/2004-07-03",
    "Y-17E7",
    "1950S2",
    "Y171010000S3",
    "2001-26",
    "2001-30",
    "2001-34",
    "2001-41",
    "[1667,1668,1670..1672]",
    "[..1760-12-03]",
    "{1960,1961-12}",
    "{1984-04-03..1984-04-05}",
    "[1667,1760-12..]",
};

/// The numbers in a text, added up: the least that any reader does with its bytes.
std::uint64_t sum_of_numbers(std::string_view text) {
  std::uint64_t sum = 0;
  const char* const end = text.data() + text.size();
  for (const char* at = text.data(); at < end; ++at) {
    std::uint64_t number = 0;
    at = std::from_chars(at, end, number).ptr;
    sum += number;
  }
  return sum;
}

template <class Read>
std::uint64_t for_each_date(const Read& read) {
  std::uint64_t sum = 0;
  for (int i = 0; i < count; ++i) sum += read(texts[static_cast<std::size_t>(i) % texts.size()]);
  return sum;
}

}  // namespace

void measure_dates() {
  fmt::print("{} dates, of {} forms in turn, on one core\n\n", count, texts.size());
  Table table("from_chars");
  std::vector<double> read;
  std::vector<double> schedule;
  std::vector<double> bare;
  // What was read is added up and looked at, so that no compiler leaves the work out.
  std::uint64_t sum = 0;
  for (int round = 0; round < rounds; ++round) {
    bare.push_back(seconds([&] { sum += for_each_date(sum_of_numbers); }));
    read.push_back(seconds([&] {
      sum += for_each_date(
          [](std::string_view text) { return static_cast<std::uint64_t>(parse_edtf(text)->from.year); });
    }));
    schedule.push_back(seconds([&] {
      sum += for_each_date([](std::string_view text) {
        return static_cast<std::uint64_t>(When(text).bounds().latest_end.key());
      });
    }));
  }
  table.add("read as EDTF", {read, bare}, at_most_ms(1000));
  table.add("read, with their bounds", {schedule, bare}, at_most_ms(1000));
  if (sum == 0) fmt::print("nothing was read\n");
}

}  // namespace annals::bench
