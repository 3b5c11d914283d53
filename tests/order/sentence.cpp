#include "order/sentence.hpp"

#include <algorithm>
#include <map>
#include <sstream>
#include <stdexcept>
#include <tuple>
#include <utility>
#include <vector>

namespace annals::test {

namespace {

const std::map<std::string, std::int64_t> fixed_us{
    {"microsecond", 1},      {"millisecond", 1'000},  {"second", 1'000'000},       {"minute", 60'000'000},
    {"hour", 3'600'000'000}, {"day", 86'400'000'000}, {"week", 7 * 86'400'000'000}};
const std::map<std::string, std::int64_t> months_of{
    {"month", 1}, {"quarter", 3}, {"year", 12}, {"decade", 120}, {"century", 1200}};

std::string unit_of(std::string word) {
  if (word == "centuries") return "century";
  if (word.ends_with('s')) word.pop_back();
  return word;
}

/// The words, taken from the front.
class Words {
 public:
  explicit Words(const std::string& text) {
    std::istringstream stream(text);
    for (std::string word; stream >> word;) words_.push_back(word);
  }
  bool take(const std::string& text) {
    const Words wanted(text);
    if (wanted.words_.size() > words_.size() ||
        !std::equal(wanted.words_.begin(), wanted.words_.end(), words_.begin()))
      return false;
    words_.erase(words_.begin(), words_.begin() + static_cast<std::ptrdiff_t>(wanted.words_.size()));
    return true;
  }
  std::string next() {
    if (words_.empty()) throw std::runtime_error("an offset ends too early");
    auto word = words_.front();
    words_.erase(words_.begin());
    return word;
  }
  [[nodiscard]] bool empty() const { return words_.empty(); }
  [[nodiscard]] bool has_number() const {
    return std::ranges::any_of(words_, [](const std::string& word) { return word.front() <= '9'; });
  }

 private:
  std::vector<std::string> words_;
};

Sentence::Amount take_amount(Words& words, bool inclusive) {
  const auto count = std::stoll(words.next());
  return {count, unit_of(words.next()), inclusive};
}

void take_amounts(Words& words, Sentence& sentence) {
  const Sentence::Amount none{0, "microsecond", true};
  if (words.take("within")) {
    sentence.least = none;
    sentence.most = take_amount(words, true);
  } else if (words.take("less than")) {
    sentence.least = none;
    sentence.most = take_amount(words, false);
  } else if (words.take("exactly")) {
    sentence.least = sentence.most = take_amount(words, true);
  } else {
    const auto count = std::stoll(words.next());
    if (words.take("to")) {  // 3 to 5 days
      const auto most = take_amount(words, true);
      sentence.least = {count, most.unit, true};
      sentence.most = most;
      return;
    }
    const auto unit = unit_of(words.next());
    if (words.take("to")) {  // 3 days to 2 weeks
      sentence.least = {count, unit, true};
      sentence.most = take_amount(words, true);
    } else {
      sentence.least = {count - 1, unit, false};
      sentence.most = {count + 1, unit, false};
    }
  }
}

/// Where one moves from a day, by the calendar of the standard library.
std::int64_t days_moved(std::chrono::sys_days from, std::int64_t count) {
  using namespace std::chrono;
  year_month_day to = year_month_day(from) + months(static_cast<int>(count));
  if (!to.ok()) to = to.year() / to.month() / last;
  return (sys_days(to) - from).count();
}

/// The fewest and the most days moved from any of the days. Kept, as the same are asked for again and again.
std::pair<std::int64_t, std::int64_t> all_moved(std::chrono::sys_days first, std::chrono::sys_days last,
                                                std::int64_t count) {
  static std::map<std::tuple<std::chrono::sys_days, std::chrono::sys_days, std::int64_t>,
                  std::pair<std::int64_t, std::int64_t>>
      known;
  const auto [entry, is_new] = known.try_emplace({first, last, count});
  auto& [fewest, most] = entry->second;
  if (!is_new) return entry->second;
  fewest = most = days_moved(first, count);
  for (auto day = first; day <= last; day += std::chrono::days(1)) {
    const auto moved = days_moved(day, count);
    fewest = std::min(fewest, moved);
    most = std::max(most, moved);
  }
  return entry->second;
}

}  // namespace

Sentence read_sentence(const std::string& text) {
  Words words(text);
  Sentence sentence;
  const bool starts = words.take("starts");
  const bool ends = words.take("ends");
  const bool has_number = words.has_number();
  if (words.take("at least") || words.take("more than")) {
    const bool inclusive = text.find("at least") != std::string::npos;
    sentence.least = take_amount(words, inclusive);
    if (words.take("and less than"))
      sentence.most = take_amount(words, false);
    else if (words.take("and at most"))
      sentence.most = take_amount(words, true);
  } else if (has_number) {
    take_amounts(words, sentence);
  } else if (words.take("at the same time as")) {
    sentence.side = "around";
    sentence.most = {0, "microsecond", true};
  }
  if (words.take("before or after") || words.take("of")) sentence.side = "around";
  if (words.take("before")) sentence.side = "before";
  if (words.take("after")) sentence.side = "after";
  const bool of_start = words.take("the start of") || words.take("the start");
  const bool of_end = words.take("the end of") || words.take("the end");
  if (!words.empty() || sentence.side.empty()) throw std::runtime_error("not read as an offset: " + text);
  if (sentence.side == "around") sentence.least.reset();
  if (has_number || sentence.most) {
    sentence.of_end = ends;
    sentence.of_anchor_end = of_end;
    return sentence;
  }
  // Plain order.
  sentence.of_end = sentence.side == "before" ? !starts : ends;
  sentence.of_anchor_end = sentence.side == "before" ? of_end : !of_start;
  const bool touches = sentence.side == "before" ? sentence.of_end && !sentence.of_anchor_end
                                                 : !sentence.of_end && sentence.of_anchor_end;
  sentence.least = {0, "microsecond", touches};
  return sentence;
}

bool counts_months(const Sentence& sentence) {
  const auto counts = [](const std::optional<Sentence::Amount>& amount) {
    return amount && !fixed_us.contains(amount->unit);
  };
  return counts(sentence.least) || counts(sentence.most);
}

std::optional<DayCounts> day_counts(const Sentence& sentence) {
  bool any = false;
  for (const auto& amount : {sentence.least, sentence.most})
    if (amount && amount->count != 0) {
      if (amount->unit != "day" && amount->unit != "week") return std::nullopt;
      any = true;
    }
  if (!any) return std::nullopt;
  const auto days = [](const Sentence::Amount& amount, int inwards) {
    return amount.count * (amount.unit == "week" ? 7 : 1) + (amount.inclusive ? 0 : inwards);
  };
  DayCounts counts;
  if (sentence.least) counts.least = days(*sentence.least, 1);
  if (sentence.most) counts.most = days(*sentence.most, -1);
  if (sentence.side == "around") counts.least = -*counts.most;
  if (counts.least && counts.most && *counts.least > *counts.most) return std::nullopt;
  counts.is_a_day =
      counts.least && counts.least == counts.most && *counts.least <= 1 && !sentence.most->inclusive;
  if (sentence.side == "before") {
    std::swap(counts.least, counts.most);
    for (auto* count : {&counts.least, &counts.most})
      if (*count) **count = -**count;
  }
  return counts;
}

Reach reach_of(const Sentence& sentence, Days first, Days last) {
  using namespace std::chrono;
  if (!first || !last) {
    first = sys_days(2000y / January / 1);
    last = sys_days(2400y / January / 1);
  }
  const auto extreme = [&](const Sentence::Amount& amount, int direction, bool want_most) -> ExactUs {
    if (const auto us = fixed_us.find(amount.unit); us != fixed_us.end())
      return static_cast<ExactUs>(amount.count) * us->second * direction;
    const auto months = amount.count * months_of.at(amount.unit) * direction;
    constexpr std::int64_t cycle = 4800;  // 400 years, after which the calendar repeats
    const auto cycles = months / cycle;
    const auto [fewest, most] = all_moved(*first, *last, months % cycle);
    const auto found = want_most ? most : fewest;
    return (static_cast<ExactUs>(cycles) * 146'097 + found) * 86'400'000'000;
  };
  Reach reach;
  const auto at_least = [&](const std::optional<Sentence::Amount>& amount, int direction) {
    if (amount) reach.least = extreme(*amount, direction, false) + (amount->inclusive ? 0 : 1);
  };
  const auto at_most = [&](const std::optional<Sentence::Amount>& amount, int direction) {
    if (amount) reach.most = extreme(*amount, direction, true) - (amount->inclusive ? 0 : 1);
  };
  if (sentence.side == "before") {
    at_least(sentence.most, -1);
    at_most(sentence.least, -1);
  } else if (sentence.side == "after") {
    at_least(sentence.least, 1);
    at_most(sentence.most, 1);
  } else {
    at_least(sentence.most, -1);
    at_most(sentence.most, 1);
  }
  return reach;
}

}  // namespace annals::test
