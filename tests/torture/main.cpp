// Tries to break a base, and says what broke: see docs/reliability.md.

#include "attack.hpp"
#include "runner.hpp"

#include <algorithm>
#include <charconv>
#include <iomanip>
#include <iostream>
#include <optional>
#include <vector>

using namespace annals::torture;

#ifdef __SANITIZE_ADDRESS__
// Memory that cannot be had is an answer like any other.
extern "C" const char* __asan_default_options() {
  return "allocator_may_return_null=1:max_allocation_size_mb=2000";
}
#endif

namespace {

constexpr auto usage = R"(annals_torture [ATTACK…]   all attacks, or those named
  --seconds N     for all together (90)
  --seed S        of the first cases (random)
  --jobs N        cases at once (2)
  --folder DIR    for what failed cases leave (torture)
  --again NAME    one case once more, by the name it was given: kill:123
)";

[[noreturn]] void refuse(const std::string& why) {
  std::cerr << why << "\n" << usage;
  std::exit(2);
}

template <class Number>
Number number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.begin(), text.end(), value);
  if (error != std::errc() || end != text.end()) refuse("\"" + std::string(text) + "\" is no number.");
  return value;
}

const Attack& find(std::string_view name) {
  const auto found = std::ranges::find(attacks(), name, &Attack::name);
  if (found == attacks().end()) refuse("There is no attack \"" + std::string(name) + "\".");
  return *found;
}

struct Line {
  const Attack* attack;
  Result result;
};

/// In Markdown, for the document.
void print_table(const std::vector<Line>& lines) {
  std::cout << "\n| attack         | what happens                                                      |  "
               "tried | failed |"
            << "\n| -------------- | ----------------------------------------------------------------- | "
               "-----: | -----: |\n";
  for (const auto& [attack, result] : lines)
    std::cout << "| " << std::left << std::setw(14) << attack->name << " | " << std::setw(65) << attack->what
              << " | " << std::right << std::setw(6) << result.tried << " | " << std::setw(6) << result.failed
              << " |\n";
}

}  // namespace

int main(int count, char** words) {
  std::vector<const Attack*> chosen;
  std::string again;
  double seconds = 90;
  Run run{.folder = "torture", .seed = std::random_device()()};
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    if (!word.starts_with("--")) {
      chosen.push_back(&find(word));
      continue;
    }
    if (i + 1 == count) refuse(std::string(word) + " needs a value, or is no option.");
    const std::string_view value = words[++i];
    if (word == "--seconds")
      seconds = number<double>(value);
    else if (word == "--seed")
      run.seed = number<std::uint64_t>(value);
    else if (word == "--jobs")
      run.jobs = std::max(1, number<int>(value));
    else if (word == "--folder")
      run.folder = value;
    else if (word == "--again")
      again = value;
    else
      refuse("There is no option " + std::string(word) + ".");
  }
  run.folder = std::filesystem::absolute(run.folder);

  if (!again.empty()) {
    const auto colon = std::min(again.find(':'), again.size() - 1);
    const auto seed = number<std::uint64_t>(std::string_view(again).substr(colon + 1));
    return run_again(find(again.substr(0, colon)), seed, run) ? 0 : 1;
  }

  if (chosen.empty())
    for (const auto& attack : attacks()) chosen.push_back(&attack);
  std::vector<Line> lines;
  bool failed = false;
  for (const auto* attack : chosen) {
    const auto result = run_cases(*attack, run, seconds / static_cast<double>(chosen.size()));
    std::cout << std::left << std::setw(15) << attack->name << " tried " << result.tried << "  failed "
              << result.failed << "  seed " << run.seed << std::endl;
    lines.push_back({attack, result});
    failed = failed || result.failed > 0;
  }
  print_table(lines);
  return failed ? 1 : 0;
}
