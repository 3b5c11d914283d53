// annals date: what a date means, given as EDTF or in words.

#include "annals/time/in_words.hpp"
#include "annals/time/phrase.hpp"
#include "commands.hpp"
#include "dates.hpp"
#include "input.hpp"
#include "print.hpp"
#include "text.hpp"

#include <istream>
#include <optional>
#include <string>
#include <utility>

namespace annals::tools {

namespace {

struct DateOptions {
  std::string text{};
  std::string said{};
  bool words = false;
  bool json = false;
};

/// Text that is no date itself was read as words.
DateForm form_of(const std::string& input, const When& when) {
  return when.text() == input ? when.form() : DateForm::words;
}

constexpr std::string_view word_of(DateForm form) {
  switch (form) {
    case DateForm::edtf:
      return "edtf";
    case DateForm::iso:
      return "iso";
    case DateForm::words:
      return "words";
    case DateForm::limits:
      return "limits";
  }
  return "";
}

constexpr std::string_view word_of(EndState state) {
  switch (state) {
    case EndState::dated:
      return "dated";
    case EndState::unknown:
      return "unknown";
    case EndState::open:
      return "open";
  }
  return "";
}

/// Every member always, in this order: programs depend on it. `when` is what the input was read as; `valid`
/// tells whether it is EDTF itself.
Json answer(const std::string& input, const Parsed<When>& when) {
  const auto form = when ? Json(word_of(form_of(input, *when))) : Json();
  Json json{{"input", input},   {"valid", form == "edtf"}, {"form", form},
            {"level", nullptr}, {"start", nullptr},        {"end", nullptr}};
  const auto bounds = when ? when->bounds() : Bounds{};
  const auto put = [&](const char* name, Instant bound) {
    json[name] = bound.is_bounded() ? Json(iso_text(bound)) : Json();
  };
  put("earliest_start", bounds.earliest_start);
  put("latest_start", bounds.latest_start);
  put("earliest_end", bounds.earliest_end);
  put("latest_end", bounds.latest_end);
  json["error"] = nullptr;
  json["in_words"] = nullptr;
  if (!when) {
    json["error"] = printable(sentence(when.error()));
    return json;
  }
  if (const auto level = when->level()) json["level"] = *level;
  json["in_words"] = in_words(*when);
  json["start"] = word_of(when->start());
  json["end"] = word_of(when->end());
  return json;
}

Parsed<When> read(const std::string& text, const std::optional<When>& said) {
  return said ? read_date_phrase(text, *said) : read_date_phrase(text);
}

/// What machines get: whether it is EDTF is the question, unless they ask for words too.
struct Answer {
  Json json{};
  bool was_read = false;
};
Answer answer_to(const std::string& input, bool words, const std::optional<When>& said) {
  const auto when = words ? read(input, said) : When::parse(input);
  auto json = answer(input, when);
  if (words) json["edtf"] = when ? Json(when->text()) : Json(nullptr);
  return {std::move(json), static_cast<bool>(when)};
}

/// "2018-04-01T00:00:00.000000Z to 2018-04-30T23:59:59.999999Z".
Pieces range(Instant first, Instant last, EndState state) {
  Pieces pieces;
  if (first == last && !first.is_bounded())
    pieces = {{first == Instant::unbounded_future() ? "open: still going on" : "open: without beginning"}};
  else if (!first.is_bounded() && !last.is_bounded())
    pieces = {{"unbounded"}};
  else if (first == last)
    pieces = {{iso_text(first)}};
  else if (!first.is_bounded())
    pieces = {{"until "}, {iso_text(last)}};
  else if (!last.is_bounded())
    pieces = {{"from "}, {iso_text(first)}, {" on"}};
  else
    pieces = {{iso_text(first)}, {" to ", Role::remark}, {iso_text(last)}};
  if (state == EndState::unknown) pieces.push_back({" (not known)", Role::remark});
  return pieces;
}

int explain(const std::string& text, const std::optional<When>& said) {
  const auto when = read(text, said);
  if (!when) {
    auto why = said ? "\"" + text + "\" is no date: " + sentence(when.error()) : why_no_date(text);
    if (!said && counts_back(text)) why += ", or say when that was, by --said DATE";
    complain(why + ".");
    return answer_is_error;
  }
  const auto level = when->level();
  std::string remark = level                              ? "EDTF level " + std::to_string(*level)
                       : when->form() == DateForm::limits ? "an estimate with limits, beyond EDTF"
                                                          : "ISO 8601, beyond EDTF";
  if (when->uncertain()) remark += ", uncertain";
  if (when->approximate()) remark += ", approximate";
  if (!when->words().empty()) remark += ", for “" + when->words() + "”";
  const auto& bounds = when->bounds();
  auto start = when->start();
  // An open start is in the past without bound, and not what is still going on.
  if (start == EndState::open) start = EndState::dated;
  const auto row = [](const char* label, Pieces range_of) {
    return Line{.indent = 2, .label = {{label, Role::field}}, .label_width = 8, .text = std::move(range_of)};
  };
  Lines lines{{.text = {{when->text(), Role::title}, {"  " + remark, Role::remark}}},
              row("says", {{in_words(*when)}}),
              row("starts", range(bounds.earliest_start, bounds.latest_start, start)),
              row("ends", range(bounds.earliest_end, bounds.latest_end, when->end()))};
  // 1920-30 is a season too, where only EDTF is read.
  if (const auto edtf = When::parse(text); edtf && edtf->bounds() != when->bounds())
    lines.push_back(row("but", {{"as EDTF it is " + in_words(*edtf), Role::remark}}));
  return print(lines);
}

std::string json_line(const Json& json) {
  return json.dump(-1, Json::BadText::replace) + "\n";
}

int each_line(bool words, const std::optional<When>& said) {
  Input input("-");
  std::istream in(&input);
  in.exceptions(std::ios::badbit);
  int status = fine;
  std::string text;
  while (std::getline(in, text)) {
    if (text.ends_with('\r')) text.pop_back();
    const auto [json, was_read] = answer_to(text, words, said);
    if (!was_read) status = answer_is_error;
    // Who sends one line at a time gets each answer at once.
    write_out(json_line(json), input.in_avail() <= 0);
  }
  write_out("");
  return status;
}

int run(const DateOptions& options) {
  std::optional<When> said;
  if (!options.said.empty()) said = date_given("--said", options.said);
  const bool words = options.words || said;
  if (options.text == "-") return each_line(words, said);
  if (!options.json) return explain(options.text, said);
  const auto [json, was_read] = answer_to(options.text, words, said);
  write_out(json_line(json));
  return was_read ? fine : answer_is_error;
}

}  // namespace

void add_date(Commands& commands) {
  auto [command, options] =
      commands.add("Keep it sound", "date", "Say what a date means, in EDTF or in words: its bounds.", run);
  command.positional("TEXT", options.text,
                     "A date: EDTF (ISO 8601-2), or words; - reads one a line and answers in JSON Lines");
  command.flag("--words", options.words, "In JSON, too, read words where it is not EDTF");
  command.option("--said", "DATE", options.said, "When it was said, to count back from: \"two weeks ago\"");
  command.json(options.json);
  command.footer(R"(The start and the end of what is dated so lie within the ranges given; ends are exclusive.

Examples
  annals date 2018-04
  annals date 'early 2018'
  annals date '21 months ago' --said 2020-06-17
  annals date '2019-02-27/2019-02-28' --json
  annals date - < dates.txt)");
}

}  // namespace annals::tools
