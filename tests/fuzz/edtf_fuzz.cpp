// What holds of every text, whatever its bytes. `./dev fuzz` looks for one that breaks it, with libFuzzer;
// the ordinary tests call it too (edtf_fuzz_test.cpp). A broken promise is an exception, which ends a fuzzer.

#include "annals/time/edtf.hpp"
#include "annals/time/in_words.hpp"
#include "annals/time/phrase.hpp"

#include <cstddef>
#include <cstdint>
#include <stdexcept>

namespace {

using namespace annals;

void promise(bool kept, const char* what) {
  if (!kept) throw std::logic_error(what);
}

void check_refusal(const ParseError& error, std::string_view text) {
  promise(!error.reason.empty(), "a refusal has a reason");
  promise(error.position <= text.size(), "a refusal names a place in the text");
}

void check_date(const Edtf& edtf, std::string_view text) {
  promise(to_text(edtf) == text, "a date prints as the text that it was read from");
  const auto again = parse_edtf(to_text(edtf));
  promise(again && *again == edtf, "what is printed is read as the same date");
  const auto level = level_of(edtf);
  promise(form_of(edtf) == DateForm::edtf ? level && 0 <= *level && *level <= 2 : !level,
          "a date has a level of EDTF, or is not EDTF");

  const Bounds bounds = bounds_of(edtf);
  promise(bounds.earliest_start <= bounds.latest_start, "the range of the start is in order");
  promise(bounds.earliest_end <= bounds.latest_end, "the range of the end is in order");
  promise(earliest_end_after(bounds.earliest_start) <= bounds.earliest_end,
          "the earliest end is one that the earliest start leaves");
  promise(bounds.latest_start <= latest_start_before(bounds.latest_end),
          "the latest start is one that the latest end leaves");
}

void check_phrase(std::string_view text, DayOrder order) {
  const auto when = read_date_phrase(text, {.change_over = {}, .day_order = order});
  if (!when) return check_refusal(when.error(), text);
  const auto again = When::parse(when->text());
  promise(again && again->bounds() == when->bounds(), "a phrase is read as a date of EDTF");
  promise(when->text() == text || when->words() == text, "a phrase keeps its words");
  promise(!in_words(*when).empty(), "what was understood can be said");
  promise(!names_no_time(text), "a text that is a date names a time");
  promise(order == DayOrder::unknown || !read_date_phrase(text) || *read_date_phrase(text) == *when,
          "the order of day and month matters only where a phrase does not tell");
}

}  // namespace

// The name is libFuzzer's. NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto edtf = parse_edtf(text)) {
    check_date(*edtf, text);
  } else {
    check_refusal(edtf.error(), text);
  }
  for (const auto order : {DayOrder::unknown, DayOrder::day_first, DayOrder::month_first})
    check_phrase(text, order);
  return 0;
}
