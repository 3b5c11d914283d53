#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <istream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace annals::inline v0_2::io {

/// A line of a text that is not blank, without its end.
struct TextLine {
  std::size_t number = 0;  ///< from 1
  std::string_view text;
  std::uint64_t place = 0;  ///< where to read it again
};

/// All that a stream still has. Throws `Error` (storage) when it fails; `name` is for the message.
std::string read_all(std::istream& in, std::string_view name);

/// The lines of a text that are not blank, to be read as often as need be.
class TextLines {
 public:
  virtual ~TextLines() = default;
  using Visitor = std::function<void(const TextLine&)>;
  /// From the first to the last. A text is valid until the visitor returns.
  virtual void each(const Visitor& visit) = 0;
  /// That of a place; valid until the next call.
  virtual std::string_view at(std::uint64_t place) = 0;

 protected:
  TextLines() = default;
  TextLines(const TextLines&) = default;
  TextLines& operator=(const TextLines&) = default;
};

/// Lines that are in memory, numbered by whoever made them.
class HeldLines final : public TextLines {
 public:
  void add(std::size_t number, std::string text) { lines_.emplace_back(number, std::move(text)); }
  void each(const Visitor& visit) override;
  std::string_view at(std::uint64_t place) override { return lines_[place].second; }

 private:
  std::vector<std::pair<std::size_t, std::string>> lines_{};
};

/// Those of a stream from where it stands; they end in LF or CRLF. A byte order mark at the start is passed
/// over. They stay in the stream; in memory only where that cannot go back. Throws `Error` (storage) when the
/// stream fails.
class StreamLines final : public TextLines {
 public:
  /// The stream must live as long.
  StreamLines(std::istream& in, std::string_view name);
  void each(const Visitor& visit) override;
  std::string_view at(std::uint64_t place) override;

 private:
  void go_to(std::uint64_t place);

  std::string name_;
  std::istringstream held_{};
  std::istream& in_;
  std::uint64_t start_ = 0;
  std::string line_{};
};

}  // namespace annals::inline v0_2::io
