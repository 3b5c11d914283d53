#include "io/file_lines.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

namespace annals::inline v0_2::io {

Line FileLines::read(const TextLine& text, Json& object, Location& location) {
  Line line;
  line.number = text.number;
  reader_.read(object, line, location);
  line.is_told = tells_history_ && std::ranges::all_of(line.claim.reviews, [](const Review& review) {
                   return review.recorded.has_value();
                 });
  return line;
}

Line FileLines::whole(std::size_t index) {
  const auto& head = heads_[index];
  const auto known = mentions_.all().size();
  Location location{file_, head.number};
  try {
    Json object = parse_object(texts_.at(head.place), location);
    if (sort_of(object, location) == LineSort::claim) {
      Line line = read({head.number, {}, head.place}, object, location);
      if (line.type == head.type && mentions_.all().size() == known) return line;
    }
  } catch (const Error& error) {
    if (error.code() != ErrorCode::invalid_argument) throw;
  }
  throw Error(
      ErrorCode::storage,
      fmt::format("{}:{}: the file was changed while it was read; import it again", file_, head.number));
}

}  // namespace annals::inline v0_2::io
