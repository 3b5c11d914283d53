// annals date: what an EDTF text says.

#include "annals/time/when.hpp"
#include "commands.hpp"
#include "json.hpp"
#include "print.hpp"
#include "text.hpp"

#include <iostream>
#include <memory>
#include <string>

namespace annals::tools {

namespace {

struct DateOptions {
  std::string text{};
  bool json = false;
};

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

/// "February 2019 has 28 days (at byte 8)".
std::string sentence(const ParseError& error) {
  return error.reason + " (at byte " + std::to_string(error.position) + ")";
}

/// Every member always, in this order: programs depend on it.
Json answer(const std::string& input, const Parsed<When>& when) {
  Json json{{"input", input},
            {"valid", static_cast<bool>(when)},
            {"level", nullptr},
            {"start", nullptr},
            {"end", nullptr}};
  json.update(when ? json_of(when->bounds())
                   : Json{{"earliest_start", nullptr},
                          {"latest_start", nullptr},
                          {"earliest_end", nullptr},
                          {"latest_end", nullptr}});
  json["error"] = nullptr;
  if (!when) {
    json["error"] = printable(sentence(when.error()));
    return json;
  }
  json["level"] = when->level();
  json["start"] = word_of(when->start());
  json["end"] = word_of(when->end());
  return json;
}

/// "2018-04-01T00:00:00.000000Z to 2018-04-30T23:59:59.999999Z".
Spans range(Instant first, Instant last, EndState state) {
  Spans spans;
  if (first == last && !first.is_bounded())
    spans = {{first == Instant::unbounded_future() ? "open: still going on" : "open: without beginning"}};
  else if (!first.is_bounded() && !last.is_bounded())
    spans = {{"unbounded"}};
  else if (first == last)
    spans = {{iso_text(first)}};
  else if (!first.is_bounded())
    spans = {{"until "}, {iso_text(last)}};
  else if (!last.is_bounded())
    spans = {{"from "}, {iso_text(first)}, {" on"}};
  else
    spans = {{iso_text(first)}, {" to ", Tone::faint}, {iso_text(last)}};
  if (state == EndState::unknown) spans.push_back({" (not known)", Tone::faint});
  return spans;
}

int explain(const std::string& text, const Parsed<When>& when) {
  if (!when) {
    complain("\"" + text + "\" is no EDTF date: " + sentence(when.error()) + ".");
    return answer_is_error;
  }
  Page page;
  constexpr std::size_t indent = 10;
  std::string remark = "EDTF level " + std::to_string(when->level());
  if (when->uncertain()) remark += ", uncertain";
  if (when->approximate()) remark += ", approximate";
  page.line({{when->text(), Tone::strong}, {"  " + remark, Tone::faint}});
  const auto& bounds = when->bounds();
  auto start = when->start();
  // An open start is in the past without bound, and not what is still going on.
  if (start == EndState::open) start = EndState::dated;
  page.line({{"  starts", Tone::faint}}, indent, range(bounds.earliest_start, bounds.latest_start, start));
  page.line({{"  ends", Tone::faint}}, indent, range(bounds.earliest_end, bounds.latest_end, when->end()));
  write_out(page.text());
  return fine;
}

int each_line() {
  std::ios::sync_with_stdio(false);  // so that what has been read ahead is known
  int status = fine;
  std::string text;
  while (std::getline(std::cin, text)) {
    if (text.ends_with('\r')) text.pop_back();
    const auto when = When::parse(text);
    if (!when) status = answer_is_error;
    // Who sends one line at a time gets each answer at once.
    write_out(json_line(answer(text, when)), std::cin.rdbuf()->in_avail() <= 0);
  }
  write_out("");
  return status;
}

int run(const DateOptions& options) {
  if (options.text == "-") return each_line();
  const auto when = When::parse(options.text);
  if (!options.json) return explain(options.text, when);
  write_out(json_line(answer(options.text, when)));
  return when ? fine : answer_is_error;
}

}  // namespace

void add_date(Commands& commands) {
  const auto options = std::make_shared<DateOptions>();
  auto& command = commands.add("Keep it sound", "date",
                               "Say what an EDTF date means: its level and its bounds.", options, run);
  command
      .add_option("TEXT", options->text, "A date (ISO 8601-2); - reads one a line and answers in JSON Lines")
      ->required();
  add_json(command, options->json);
  command.footer(R"(The start and the end of what is dated so lie within the ranges given; ends are exclusive.

Examples
  annals date 2018-04
  annals date '2019-02-27/2019-02-28' --json
  annals date - < dates.txt)");
}

}  // namespace annals::tools
