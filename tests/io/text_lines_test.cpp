#include "io/text_lines.hpp"

#include "annals/error.hpp"

#include <cstdint>
#include <fstream>
#include <istream>
#include <sstream>
#include <streambuf>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

namespace {

using annals::io::StreamLines;
using annals::io::TextLine;

std::vector<std::size_t> numbers(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::size_t> all;
  StreamLines(in, "in").each([&](const TextLine& line) { all.push_back(line.number); });
  return all;
}

/// A stream that cannot go back, like a pipe.
class Pipe : public std::streambuf {
 public:
  explicit Pipe(std::string text) : text_(std::move(text)) {
    setg(text_.data(), text_.data(), text_.data() + text_.size());
  }

 private:
  std::string text_;
};

}  // namespace

TEST_CASE("Blank lines are passed over and counted") {
  CHECK(numbers("").empty());
  CHECK(numbers("\n\n").empty());
  CHECK(numbers("a\n\n \t\r\nb") == std::vector<std::size_t>{1, 4});
  CHECK(numbers("a\nb\n") == std::vector<std::size_t>{1, 2});
}

TEST_CASE("A byte order mark counts only at the start, where it is passed over") {
  const std::string text = "\xEF\xBB\xBF{}\n\xEF\xBB\xBF{}\n";
  std::istringstream in(text);
  std::vector<std::string> lines;
  StreamLines(in, "in").each([&](const TextLine& line) { lines.emplace_back(line.text); });
  CHECK(lines == std::vector<std::string>{"{}", "\xEF\xBB\xBF{}"});
}

TEST_CASE("Lines are read again by their places, from a stream that cannot go back too") {
  const std::string text = "\xEF\xBB\xBF{1}\n\n{22}\r\n{333}";
  std::istringstream seekable(text);
  Pipe pipe(text);
  std::istream once(&pipe);
  for (std::istream* in : {static_cast<std::istream*>(&seekable), &once}) {
    StreamLines lines(*in, "in");
    std::vector<std::pair<std::uint64_t, std::string>> all;
    for (int i = 0; i < 2; ++i)
      lines.each([&](const TextLine& line) { all.emplace_back(line.place, line.text); });
    REQUIRE(all.size() == 6);
    for (std::size_t i = all.size(); i-- > 0;) CHECK(lines.at(all[i].first) == all[i].second);
  }
}

TEST_CASE("A text begins where its stream stands") {
  std::istringstream in("head\n{1}\n");
  std::string head;
  std::getline(in, head);
  StreamLines lines(in, "in");
  std::vector<std::size_t> all;
  lines.each([&](const TextLine& line) {
    all.push_back(line.number);
    CHECK(line.text == "{1}");
  });
  CHECK(all == std::vector<std::size_t>{1});
}

TEST_CASE("A stream is read whole, NUL and all, and one that fails is an error") {
  const std::string text("a\0b\n", 4);
  std::istringstream in(text);
  CHECK(annals::io::read_all(in, "in") == text);
  std::ifstream missing("/nowhere/at/all");
  CHECK_THROWS_AS(annals::io::read_all(missing, "in"), annals::Error);
  CHECK_THROWS_AS(StreamLines(missing, "in"), annals::Error);
}
