#pragma once

#include "annals/time/instant.hpp"
#include "io/line.hpp"
#include "io/line_reader.hpp"
#include "io/text_lines.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace annals::inline v0_2::io {

/// What is kept of a line that claims: what places it among the others.
struct LineHead {
  std::uint64_t place = 0;  ///< where to read it again
  std::size_t number = 0;   ///< in the file, from 1
  RecordType type{};
  bool asserts = true;       ///< and does not dispute
  bool is_recorded = false;  ///< says when it was recorded
  std::uint32_t record = 0;  ///< that it is about, in `FileRecords`
  std::vector<std::uint32_t> mentions{};
};

/// The lines of a file that claim. The claims stay in the file, and are read again when they are needed.
class FileLines {
 public:
  /// All must live as long.
  FileLines(TextLines& texts, LineReader& reader, const Mentions& mentions, std::string_view file)
      : texts_(texts), reader_(reader), mentions_(mentions), file_(file) {}

  /// From now on lines may tell the history of another base.
  void tell_history() { tells_history_ = true; }
  /// Reads a line of the file, which claims. Throws `Error` with its location.
  Line read(const TextLine& text, Json& object, Location& location);
  void add(LineHead head) { heads_.push_back(std::move(head)); }

  [[nodiscard]] std::size_t size() const { return heads_.size(); }
  [[nodiscard]] std::vector<LineHead>& heads() { return heads_; }
  [[nodiscard]] const LineHead& operator[](std::size_t index) const { return heads_[index]; }
  /// All of a line. Throws `Error` (storage) where the file has changed since.
  Line whole(std::size_t index);

 private:
  TextLines& texts_;
  LineReader& reader_;
  const Mentions& mentions_;
  std::string_view file_;
  bool tells_history_ = false;
  std::vector<LineHead> heads_{};
};

}  // namespace annals::inline v0_2::io
