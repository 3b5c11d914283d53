#include "print.hpp"

#include "text.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
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

std::string_view code_of(Tone tone) {
  switch (tone) {
    case Tone::plain:
      return "";
    case Tone::strong:
      return "\x1b[1m";
    case Tone::faint:
      return "\x1b[2m";
    case Tone::good:
      return "\x1b[32m";
    case Tone::warning:
      return "\x1b[33m";
  }
  return "";
}

/// A word and how many spaces stand before it, at most two.
struct Word {
  std::string text;
  Tone tone;
  std::size_t spaces;
};

std::vector<Word> words_of(const Spans& spans) {
  std::vector<Word> words;
  std::size_t spaces = 0;
  for (const auto& span : spans) {
    const auto text = printable(span.text);
    for (std::size_t at = 0; at < text.size();) {
      if (text[at] == ' ') {
        spaces = std::min<std::size_t>(spaces + 1, 2);
        ++at;
        continue;
      }
      const auto end = std::min(text.find(' ', at), text.size());
      words.push_back({text.substr(at, end - at), span.tone, std::exchange(spaces, 0)});
      at = end;
    }
  }
  return words;
}

std::size_t width_of(const Spans& spans) {
  std::size_t width = 0;
  for (const auto& span : spans) width += columns(printable(span.text));
  return width;
}

/// Where the text of a line of a tree begins: behind its branches.
std::size_t length_of_branches(std::string_view line) {
  std::size_t length = 0;
  for (bool found = true; found && length < line.size();) {
    found = false;
    for (const std::string_view mark : {" ", "│", "├─", "└─"})
      if (line.substr(length).starts_with(mark)) {
        length += mark.size();
        found = true;
        break;
      }
  }
  return length;
}

/// What stands before the second and further lines of a branch.
std::string continued(std::string_view branches) {
  std::string below;
  while (!branches.empty()) {
    const auto point = take_code_point(branches);
    below += point == U'│' || point == U'├' ? "│" : " ";
  }
  return below;
}

}  // namespace

Screen Screen::of_stdout() {
  Screen screen;
  if (isatty(STDOUT_FILENO) == 0) return screen;
  screen.colour = variable("NO_COLOR").empty() && variable("TERM") != "dumb";
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) screen.width = size.ws_col;
  const auto wanted = variable("COLUMNS");
  std::size_t width = 0;
  if (std::from_chars(wanted.data(), wanted.data() + wanted.size(), width).ec == std::errc{} && width > 0)
    screen.width = width;
  screen.width = std::max(screen.width, least_width);
  return screen;
}

void Page::put(std::string_view text, Tone tone) {
  if (!screen_.colour || tone == Tone::plain)
    text_ += text;
  else
    text_.append(code_of(tone)).append(text).append("\x1b[0m");
}

void Page::line(const Spans& label, std::size_t indent, const Spans& text) {
  for (const auto& span : label) put(printable(span.text), span.tone);
  std::size_t at = width_of(label);
  // A label that is too wide has the line for itself.
  if (at > 0 && at >= indent && !text.empty()) {
    text_ += '\n';
    at = 0;
  }
  const auto width = std::max(screen_.width, indent + least_width);
  bool fresh = true;  // nothing of the text stands on this line yet
  const auto start_line = [&](bool next) {
    if (next) text_ += '\n';
    text_.append(indent - (next ? 0 : std::min(at, indent)), ' ');
    at = indent;
    fresh = true;
  };
  const auto words = words_of(text);
  if (!words.empty()) start_line(false);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& word = words[i];
    // Words without a space between them stay together.
    std::size_t left = columns(word.text);
    std::size_t together = left;
    for (std::size_t next = i + 1; next < words.size() && words[next].spaces == 0; ++next)
      together += columns(words[next].text);
    if (!fresh && word.spaces > 0 && at + word.spaces + together > width) {
      start_line(true);
    } else if (!fresh) {
      text_.append(word.spaces, ' ');
      at += word.spaces;
    }
    std::string_view rest = word.text;
    while (at + left > width && left > 1) {
      if (at >= width) start_line(true);
      const auto head = head_of(rest, width - at);
      if (head.size() == rest.size()) break;
      put(head, word.tone);
      rest.remove_prefix(head.size());
      left -= columns(head);
      start_line(true);
    }
    put(rest, word.tone);
    at += left;
    fresh = false;
  }
  text_ += '\n';
}

void Page::prose(std::string_view lines) {
  while (!lines.empty()) {
    const auto end = std::min(lines.find('\n'), lines.size());
    const auto row = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    const auto indent = std::min(row.find_first_not_of(' '), row.size());
    const auto text = row.substr(indent);
    if (text.empty())
      blank();
    else
      line({}, indent,
           {{std::string(text), text.starts_with("—")                   ? Tone::faint
                                : indent == 0 && lines.starts_with(' ') ? Tone::strong
                                                                        : Tone::plain}});
  }
}

void Page::tree(std::string_view drawn) {
  while (!drawn.empty()) {
    const auto end = std::min(drawn.find('\n'), drawn.size());
    const auto row = drawn.substr(0, end);
    drawn.remove_prefix(std::min(end + 1, drawn.size()));
    const auto length = length_of_branches(row);
    const auto branches = row.substr(0, length);
    auto text = row.substr(length);
    // An event bears a branch or stands at the root; what is under it is said more quietly.
    const bool bears_event = length == 0 || branches.find("─") != std::string_view::npos;
    const std::size_t indent = columns(branches);
    Page part({std::max(screen_.width, indent + least_width) - indent, screen_.colour});
    Spans spans;
    const auto phrase_end = bears_event && length > 0 ? text.find("  ") : std::string_view::npos;
    if (phrase_end != std::string_view::npos) {
      spans.push_back({std::string(text.substr(0, phrase_end + 2)), Tone::faint});
      text.remove_prefix(phrase_end + 2);
    }
    spans.push_back({std::string(text), bears_event ? Tone::strong : Tone::plain});
    if (text.starts_with("—")) spans.back().tone = Tone::faint;
    part.line(spans);
    std::string_view lines = part.text();
    for (bool first = true; !lines.empty(); first = false) {
      const auto line_end = lines.find('\n');
      put(first ? std::string(branches) : continued(branches), Tone::faint);
      text_.append(lines.substr(0, line_end + 1));
      lines.remove_prefix(line_end + 1);
    }
  }
}

void write_out(std::string_view text, bool at_once) {
  if (fwrite(text.data(), 1, text.size(), stdout) == text.size() && (!at_once || fflush(stdout) == 0)) return;
  if (errno == EPIPE) throw OutputClosed{};
  throw std::runtime_error(std::string("cannot write to standard output: ") + std::strerror(errno));
}

void complain(std::string_view sentence) {
  const auto text = "annals: " + printable(sentence) + "\n";
  fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace annals::tools
