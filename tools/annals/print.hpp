#pragma once

#include "annals/json.hpp"
#include "annals/lines.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace annals::tools {

/// What stdout can show: colour on a terminal unless NO_COLOR is set (https://no-color.org), and the width of
/// the terminal, which COLUMNS overrides; 100 columns elsewhere.
struct Screen {
  std::size_t width = 100;
  bool colour = false;
  bool edtf = false;  ///< dates as EDTF, not in words

  static Screen of_stdout();
};

/// Lines of an answer, laid out for a person: in colours by their roles, broken where the screen ends. What
/// does not fit goes on below, where the text began and between the same branches. Makes all text printable.
std::string laid_out(const Lines& lines, const Screen& screen = Screen::of_stdout());

/// Whether answers to come are printed with dates as EDTF: `--edtf` is read into this.
bool& dates_as_edtf();

/// Writes to stdout; to be seen at once unless it may wait. Throws `OutputClosed` when nobody reads any more,
/// and std::runtime_error when it cannot be written.
void write_out(std::string_view text, bool at_once = true);

/// Writes an answer to stdout, as text or as one JSON document, in which what is not UTF-8 is replaced.
/// Returns `fine`.
int print(const Lines& lines);
int print(const Json& json);

/// An answer in both forms, of which a person or a program is given the one that was asked for.
int print(const Lines& lines, const Json& json, bool as_json);

/// While it lives, what would be written to stdout is kept here: for a caller that is not the terminal. One
/// at a time.
struct KeptOutput {
  KeptOutput();
  KeptOutput(const KeptOutput&) = delete;
  KeptOutput& operator=(const KeptOutput&) = delete;
  ~KeptOutput();

  std::string text{};
  Json json{};
};

/// Nobody reads stdout any more: reason to end, but not to complain.
struct OutputClosed {};

/// "annals: …" on stderr.
void complain(std::string_view sentence);

}  // namespace annals::tools
