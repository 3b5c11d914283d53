#include "io/text_lines.hpp"

#include "annals/error.hpp"

namespace annals::inline v0_2::io {

namespace {

[[noreturn]] void refuse_stream(std::string_view name) {
  throw Error(ErrorCode::storage,
              "reading " + std::string(name) + ": the input failed or could not be opened");
}

bool can_go_back(std::istream& in) {
  const bool can = in && in.tellg() != std::istream::pos_type(-1);
  if (!can && !in.bad()) in.clear(in.rdstate() & std::ios::eofbit);
  return can;
}

}  // namespace

std::string read_all(std::istream& in, std::string_view name) {
  constexpr std::size_t piece = std::size_t{1} << 20;
  std::string text;
  while (in) {
    const std::size_t before = text.size();
    text.resize(before + piece);
    in.read(text.data() + before, static_cast<std::streamsize>(piece));
    text.resize(before + static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad() || !in.eof()) refuse_stream(name);
  return text;
}

void HeldLines::each(const Visitor& visit) {
  for (std::uint64_t place = 0; place < lines_.size(); ++place)
    visit({lines_[place].first, lines_[place].second, place});
}

StreamLines::StreamLines(std::istream& in, std::string_view name)
    : name_(name), in_(!in || can_go_back(in) ? in : held_) {
  if (!in) refuse_stream(name);
  if (&in_ == &held_) held_.str(read_all(in, name));
  start_ = static_cast<std::uint64_t>(in_.tellg());
}

void StreamLines::go_to(std::uint64_t place) {
  in_.clear();
  in_.seekg(static_cast<std::streamoff>(start_ + place));
  if (!in_) refuse_stream(name_);
}

void StreamLines::each(const Visitor& visit) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  go_to(0);
  std::uint64_t place = 0;
  for (std::size_t number = 1; std::getline(in_, line_); ++number) {
    const auto next = place + line_.size() + 1;
    std::string_view text = line_;
    if (number == 1 && text.starts_with(byte_order_mark)) {
      text.remove_prefix(byte_order_mark.size());
      place += byte_order_mark.size();
    }
    if (text.find_first_not_of(" \t\r") != std::string_view::npos) visit({number, text, place});
    place = next;
  }
  if (in_.bad() || !in_.eof()) refuse_stream(name_);
}

std::string_view StreamLines::at(std::uint64_t place) {
  go_to(place);
  if (!std::getline(in_, line_)) refuse_stream(name_);
  return line_;
}

}  // namespace annals::inline v0_2::io
