#include "io/text_lines.hpp"

#include "annals/error.hpp"

#include <algorithm>

namespace annals::inline v0_2::io {

std::string read_all(std::istream& in, std::string_view name) {
  constexpr std::size_t piece = std::size_t{1} << 20;
  std::string text;
  while (in) {
    const std::size_t before = text.size();
    text.resize(before + piece);
    in.read(text.data() + before, static_cast<std::streamsize>(piece));
    text.resize(before + static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad() || !in.eof())
    throw Error(ErrorCode::storage,
                "reading " + std::string(name) + ": the input failed or could not be opened");
  return text;
}

std::vector<TextLine> lines_of(std::string_view text) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  std::vector<TextLine> lines;
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    ++number;
    if (text.substr(0, end).find_first_not_of(" \t\r") != std::string_view::npos)
      lines.push_back({number, text.substr(0, end)});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace annals::inline v0_2::io
