#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace annals::tools {

/// How a piece of text looks where there is colour; the text says the same without it.
enum class Tone { plain, strong, faint, good, warning };

/// A piece of text in one tone.
struct Span {
  std::string text{};
  Tone tone = Tone::plain;
};
using Spans = std::vector<Span>;

/// What stdout can show: colour on a terminal unless NO_COLOR is set (https://no-color.org), and the width of
/// the terminal, which COLUMNS overrides; 100 columns elsewhere.
struct Screen {
  std::size_t width = 100;
  bool colour = false;

  static Screen of_stdout();
};

/// Text for a person, laid out line by line.
class Page {
 public:
  explicit Page(Screen screen = Screen::of_stdout()) : screen_(screen) {}

  /// A line that starts with `label`, filled up to `indent` columns; what does not fit goes on below,
  /// indented. Makes all text printable.
  void line(const Spans& label, std::size_t indent, const Spans& text);
  void line(const Spans& text) { line({}, 0, text); }
  /// Lines that may be indented: what does not fit goes on below, indented as much. Those without an indent,
  /// after which something is indented, are strong; those that begin with "—" are faint.
  void prose(std::string_view lines);
  void blank() { text_ += '\n'; }
  /// A tree or a chain drawn with ├─ and └─: long lines go on below, between the same branches.
  void tree(std::string_view drawn);

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::size_t width() const { return screen_.width; }

 private:
  void put(std::string_view text, Tone tone);

  Screen screen_;
  std::string text_{};
};

/// Writes to stdout; to be seen at once unless it may wait. Throws `OutputClosed` when nobody reads any more,
/// and std::runtime_error when it cannot be written.
void write_out(std::string_view text, bool at_once = true);

/// Nobody reads stdout any more: reason to end, but not to complain.
struct OutputClosed {};

/// "annals: …" on stderr.
void complain(std::string_view sentence);

}  // namespace annals::tools
