#include "print.hpp"

#include "annals/answer/dates.hpp"
#include "arguments.hpp"
#include "text.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <stdexcept>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utility>

namespace annals::tools {

namespace {

constexpr std::size_t least_width = 20;

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::string_view code_of(Role role) {
  switch (role) {
    case Role::text:
    case Role::date:
      return "";
    case Role::title:
    case Role::heading:
    case Role::match:
      return "\x1b[1m";
    case Role::field:
    case Role::key:
    case Role::remark:
    case Role::source:
      return "\x1b[2m";
    case Role::good:
      return "\x1b[32m";
    case Role::problem:
      return "\x1b[33m";
  }
  return "";
}

/// A word and how many spaces stand before it, at most two.
struct Word {
  std::string text;
  Role role;
  std::size_t spaces;
  bool stays;  ///< on the line of the word before it
};

bool is_any_of(std::string_view text, std::initializer_list<std::string_view> all) {
  return std::ranges::find(all, text) != all.end();
}

/// "— the source" and "✓ a value" go below whole; a date is broken between two dates alone.
bool stays_with(const Word& before, std::string_view text, Role role) {
  if (is_any_of(before.text, {"—", "✓", "·", "?", "←", "-"}) || text == "↑") return true;
  return role == Role::date && before.role == Role::date && !is_any_of(text, {"and", "or", "to"});
}

std::vector<Word> words_of(const Pieces& pieces) {
  std::vector<Word> words;
  std::size_t spaces = 0;
  for (const auto& piece : pieces) {
    const auto text = printable(piece.text);
    for (std::size_t at = 0; at < text.size();) {
      if (text[at] == ' ') {
        spaces = std::min<std::size_t>(spaces + 1, 2);
        ++at;
        continue;
      }
      const auto end = std::min(text.find(' ', at), text.size());
      auto word = text.substr(at, end - at);
      const bool stays = !words.empty() && (spaces == 0 || stays_with(words.back(), word, piece.role));
      words.push_back({std::move(word), piece.role, std::exchange(spaces, 0), stays});
      at = end;
    }
  }
  return words;
}

std::size_t width_of(const Pieces& pieces) {
  std::size_t width = 0;
  for (const auto& piece : pieces) width += columns(printable(piece.text));
  return width;
}

/// Lays out one line after the other.
class Page {
 public:
  explicit Page(const Screen& screen) : screen_(screen) {}

  void add(const Line& line, const Margin& margin);
  std::string text() && { return std::move(text_); }

 private:
  void put(std::string_view text, Role role);
  void put_spaces(std::size_t count) { text_.append(count, ' '); }
  /// Ends the colour of a phrase, which goes on over the spaces in it.
  void end_phrase();

  const Screen& screen_;
  std::string text_{};
  std::string_view colour_{};  ///< of the phrase that is being written
};

void Page::put(std::string_view text, Role role) {
  const auto code = screen_.colour ? code_of(role) : "";
  const bool is_blank = text.find_first_not_of(' ') == std::string_view::npos;
  if (!is_blank && code != colour_) {
    end_phrase();
    text_ += code;
    colour_ = code;
  }
  text_ += text;
}

void Page::end_phrase() {
  if (colour_.empty()) return;
  const auto end = text_.find_last_not_of(' ') + 1;
  text_.insert(end, "\x1b[0m");
  colour_ = {};
}

void Page::add(const Line& line, const Margin& margin) {
  if (!line.label.empty() || !line.text.empty()) put(margin.first, Role::remark);
  for (const auto& piece : line.label) put(printable(piece.text), piece.role);
  std::size_t at = width_of(line.label);  // behind the margin, as all columns here
  const auto indent = line.label_width;
  const auto width = std::max(screen_.width, line.indent + indent + least_width) - line.indent;
  const auto start_text = [&] {
    end_phrase();
    put_spaces(indent - std::min(at, indent));
    at = indent;
  };
  const auto go_on_below = [&] {
    end_phrase();
    text_ += '\n';
    put(margin.below, Role::remark);
    at = 0;
    start_text();
  };
  const auto words = words_of(line.text);
  // A label that is too wide has the line for itself.
  if (!words.empty() && at > 0 && at >= indent)
    go_on_below();
  else if (!words.empty())
    start_text();
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& word = words[i];
    std::size_t left = columns(word.text);
    std::size_t together = left;
    for (std::size_t next = i + 1; next < words.size() && words[next].stays; ++next)
      together += words[next].spaces + columns(words[next].text);
    const auto needed = word.spaces + (word.stays ? left : together);
    if (word.spaces > 0 && at > indent && at + needed > width) {
      go_on_below();
    } else if (i > 0) {
      put_spaces(word.spaces);
      at += word.spaces;
    }
    std::string_view rest = word.text;
    while (at + left > width && left > 1) {
      if (at >= width) go_on_below();
      const auto head = head_of(rest, width - at);
      if (head.size() == rest.size()) break;
      put(head, word.role);
      rest.remove_prefix(head.size());
      left -= columns(head);
      go_on_below();
    }
    put(rest, word.role);
    at += left;
  }
  end_phrase();
  text_ += '\n';
}

}  // namespace

bool& dates_as_edtf() {
  static bool as_edtf = false;
  return as_edtf;
}

Screen Screen::of_stdout() {
  Screen screen{.edtf = dates_as_edtf()};
  if (isatty(STDOUT_FILENO) != 0) {
    screen.colour = variable("NO_COLOR").empty() && variable("TERM") != "dumb";
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) screen.width = size.ws_col;
  }
  const auto wanted = variable("COLUMNS");
  std::size_t width = 0;
  if (std::from_chars(wanted.data(), wanted.data() + wanted.size(), width).ec == std::errc{} && width > 0)
    screen.width = width;
  screen.width = std::max(screen.width, least_width);
  return screen;
}

std::string laid_out(const Lines& lines, const Screen& screen) {
  Page page(screen);
  const auto shown = screen.edtf ? lines : answer::dates_in_words(lines);
  const auto margins = margins_of(shown);
  for (std::size_t i = 0; i < shown.size(); ++i) page.add(shown[i], margins[i]);
  return std::move(page).text();
}

namespace {

KeptOutput* kept = nullptr;

}  // namespace

KeptOutput::KeptOutput() {
  kept = this;
}

KeptOutput::~KeptOutput() {
  kept = nullptr;
}

int print(const Lines& lines) {
  write_out(kept == nullptr ? laid_out(lines) : laid_out(lines, Screen()));
  return fine;
}

int print(const Json& json) {
  if (kept == nullptr)
    write_out(json.dump(2, Json::BadText::replace) + "\n");
  else
    kept->json = json;
  return fine;
}

int print(const Lines& lines, const Json& json, bool as_json) {
  if (kept != nullptr || !as_json) print(lines);
  if (kept != nullptr || as_json) print(json);
  return fine;
}

void write_out(std::string_view text, bool at_once) {
  if (kept != nullptr) {
    kept->text += text;
    return;
  }
  if (fwrite(text.data(), 1, text.size(), stdout) == text.size() && (!at_once || fflush(stdout) == 0)) return;
  if (errno == EPIPE) throw OutputClosed{};
  throw std::runtime_error(std::string("cannot write to standard output: ") + std::strerror(errno));
}

void complain(std::string_view sentence) {
  std::string text = "annals: ";
  constexpr std::string_view item = "\n  ";  // a list has a line for each
  for (auto end = sentence.find(item); end != std::string_view::npos; end = sentence.find(item)) {
    text += printable(sentence.substr(0, end));
    text += item;
    sentence.remove_prefix(end + item.size());
  }
  text += printable(sentence) + "\n";
  static_cast<void>(fwrite(text.data(), 1, text.size(), stderr));
}

}  // namespace annals::tools
