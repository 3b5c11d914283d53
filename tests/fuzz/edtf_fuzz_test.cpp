#include "annals/time/edtf.hpp"
#include "rounds.hpp"
#include "time/edtf_cases.hpp"

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

// The name is libFuzzer's. NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& text) {
  INFO("text: " << text);
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

/// Texts near to those of the case file: one of them with a few bytes changed, or two of them joined.
class Mutations {
 public:
  explicit Mutations(unsigned seed) : random_(seed) {
    for (auto& one : edtf_cases()) texts_.push_back(std::move(one.input));
  }

  std::string next() {
    std::string text = any_text();
    for (auto changes = 1 + below(3); changes > 0; --changes) change(text);
    return text;
  }

 private:
  void change(std::string& text) {
    const auto at = below(text.size() + 1);
    switch (below(4)) {
      case 0:
        text.insert(at, 1, any_byte());
        break;
      case 1:
        if (at < text.size()) text[at] = any_byte();
        break;
      case 2:
        text.erase(at, 1);
        break;
      default:
        const auto& other = any_text();
        text = text.substr(0, at) + other.substr(below(other.size() + 1));
    }
  }

  const std::string& any_text() { return texts_[below(texts_.size())]; }
  char any_byte() {
    constexpr std::string_view used = "0123456789XYESTZ:-+/.,?~%[]{}";
    return below(20) == 0 ? static_cast<char>(below(256)) : used[below(used.size())];
  }
  std::size_t below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
  }

  std::vector<std::string> texts_;
  std::mt19937_64 random_;
};

}  // namespace

TEST_CASE("The promises to the fuzzer are kept for every text of the case file") {
  for (const auto& one : edtf_cases()) run(one.input);
}

TEST_CASE("The promises to the fuzzer are kept for random changes of the case file") {
  Mutations mutations(2019);
  int read = 0;
  for (int i = 0; i < annals::test::rounds(200'000); ++i) {
    const auto text = mutations.next();
    run(text);
    if (annals::parse_edtf(text)) ++read;
  }
  CHECK(read > annals::test::rounds(10'000));  // enough of them are dates
}
