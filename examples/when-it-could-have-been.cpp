// When could it have been? Draws, as SVG on stdout, when each event may have started: a wide light bar for
// what its own date leaves, a narrow dark one for what is known from all that constrains it. What has no
// limit on a side fades out there.
//
// Usage: when-it-could-have-been BASE [FIRST_YEAR LAST_YEAR]

#include "annals/annals.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

namespace {

using namespace annals;

// In pixels.
constexpr double left = 340;
constexpr double width = 720;
constexpr double top = 34;
constexpr double row_height = 22;
constexpr double fade = 40;
constexpr double least_width = 3;  // a day would hardly be seen

/// XML has no way to write most control characters.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else
      out += c >= 0 && c < ' ' ? ' ' : c;
  }
  return out;
}

/// No longer than there is room for; whole characters of UTF-8.
std::string shortened(const std::string& text) {
  constexpr std::size_t most = 50;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    if (begins && characters++ == most) return text.substr(0, at) + "…";
  }
  return text;
}

class Picture {
 public:
  Picture(int first_year, int last_year)
      : first_year_(first_year),
        last_year_(last_year),
        begin_(start_of({.year = first_year})),
        end_(start_of({.year = last_year + 1})) {}

  /// Whether an event may have started in the years that are shown.
  [[nodiscard]] bool shows(const Bounds& bounds) const {
    return bounds.earliest_start < end_ && bounds.latest_start >= begin_;
  }

  void add(const EventEntry<>& event) {
    const Bounds own = event.when ? event.when->bounds() : Bounds{};
    const auto& known = event.chronology.bounds;
    rows_ += "<g>\n";
    rows_ += fmt::format("<title>{}: by its own date {}, known {}</title>\n", escaped(event.label()),
                         start_text(own), start_text(known));
    rows_ += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\n", left - 12, y_ + 15,
                         escaped(shortened(event.label())));
    add_bar("own", own, 4, 14);
    add_bar("known", known, 8, 6);
    rows_ += "</g>\n";
    y_ += row_height;
  }

  [[nodiscard]] std::string text() const {
    const double height = y_ + 36;
    std::string svg = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" "
        "font-family=\"sans-serif\" font-size=\"12\">\n",
        left + width + 20, height);
    svg += "<title>When it could have been</title>\n";
    svg += style;
    svg += "<defs>\n";
    for (const auto* name : {"own", "known"})
      svg += fade_to(name, "past", 0, 1) + fade_to(name, "future", 1, 0);
    svg += "</defs>\n" + axis() + rows_ + legend() + "</svg>\n";
    return svg;
  }

 private:
  // All of it is seen on white and on black.
  static constexpr std::string_view style = R"(<style>
text { fill: #6e7781; }
line { stroke: #8c959f; stroke-opacity: 0.4; }
.own { fill: #2f81f7; fill-opacity: 0.25; }
.known { fill: #2f81f7; }
.own-stop { stop-color: #2f81f7; }
.known-stop { stop-color: #2f81f7; }
@media (prefers-color-scheme: dark) { text { fill: #c9d1d9; } }
</style>
)";

  [[nodiscard]] static std::string fade_to(std::string_view name, std::string_view side, int from, int to) {
    return fmt::format(
        "<linearGradient id=\"{0}-{1}\"><stop class=\"{0}-stop\" offset=\"0\" stop-opacity=\"{2}\"/>"
        "<stop class=\"{0}-stop\" offset=\"1\" stop-opacity=\"{3}\"/></linearGradient>\n",
        name, side, from, to);
  }

  [[nodiscard]] double x_of(Instant instant) const {
    const auto within = std::clamp(instant, begin_, end_);
    return left +
           width * static_cast<double>(span_us(begin_, within)) / static_cast<double>(span_us(begin_, end_));
  }

  void add_rectangle(std::string_view name, std::string_view fill, double x, double dy, double w, double h) {
    rows_ += fmt::format(
        "<rect class=\"{}\"{} x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>\n", name,
        fill.empty() ? "" : fmt::format(" style=\"fill:url(#{})\"", fill), x, y_ + dy, w, h);
  }

  void add_bar(const std::string& name, const Bounds& bounds, double dy, double height) {
    double from = x_of(bounds.earliest_start);
    double to = std::max(x_of(bounds.latest_start), from + least_width);
    const bool fades_to_past = bounds.earliest_start == Instant::unbounded_past();
    const bool fades_to_future = bounds.latest_start == Instant::unbounded_future();
    const double length = std::min(fade, (to - from) / 2);
    if (fades_to_past) add_rectangle(name, name + "-past", from, dy, length, height);
    if (fades_to_future) add_rectangle(name, name + "-future", to - length, dy, length, height);
    if (fades_to_past) from += length;
    if (fades_to_future) to -= length;
    add_rectangle(name, {}, from, dy, to - from, height);
  }

  [[nodiscard]] std::string axis() const {
    std::string svg;
    for (int year = first_year_; year <= last_year_ + 1; ++year) {
      const auto x = x_of(start_of({.year = year}));
      svg +=
          fmt::format("<line x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1}\" y2=\"{2}\"/>\n", x, top - 14, y_ + 4);
      if (year <= last_year_)
        svg += fmt::format("<text x=\"{:.1f}\" y=\"{}\">{}</text>\n", x + 4, top - 6, year);
    }
    return svg;
  }

  [[nodiscard]] std::string legend() const {
    const double y = y_ + 16;
    return fmt::format(
        "<rect class=\"own\" x=\"{0}\" y=\"{1}\" width=\"40\" height=\"14\"/>\n<text x=\"{2}\" y=\"{3}\">may "
        "have started, "
        "by its own date</text>\n<rect class=\"known\" x=\"{4}\" y=\"{5}\" width=\"40\" "
        "height=\"6\"/>\n<text x=\"{6}\" "
        "y=\"{3}\">by all that is known</text>\n",
        left, y, left + 50, y + 11, left + 290, y + 4, left + 340);
  }

  int first_year_;
  int last_year_;
  Instant begin_;
  Instant end_;
  double y_ = top;
  std::string rows_{};
};

std::optional<int> year_of(std::string_view text) {
  int year = 0;
  const auto* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, year);
  if (read.ec != std::errc() || read.ptr != end || year < 0 || year > 9999) return std::nullopt;
  return year;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2 && argc != 4) {
    fmt::print(stderr, "usage: when-it-could-have-been BASE [FIRST_YEAR LAST_YEAR]\n");
    return 2;
  }
  const auto first = argc == 4 ? year_of(argv[2]) : std::optional(2017);
  const auto last = argc == 4 ? year_of(argv[3]) : std::optional(2020);
  if (!first || !last || *last < *first) {
    fmt::print(stderr,
               "when-it-could-have-been: the years are from 0 to 9999, the first not after the last\n");
    return 2;
  }
  const auto base = KnowledgeBase::open(argv[1], {.mode = OpenOptions::Mode::read_only});
  Picture picture(*first, *last);
  for (const auto& event : base.events()) {
    // That it was reported at the end says little of when it began.
    const bool has_position = event.when || event.chronology.bounds.earliest_start.is_bounded();
    if (has_position && picture.shows(event.chronology.bounds)) picture.add(event);
  }
  fmt::print("{}", picture.text());
  return 0;
} catch (const std::exception& error) {
  fmt::print(stderr, "when-it-could-have-been: {}\n", error.what());
  return 1;
}
