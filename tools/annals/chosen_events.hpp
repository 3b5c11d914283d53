#pragma once

#include "annals/questions.hpp"
#include "commands.hpp"

#include <optional>
#include <string>
#include <vector>

namespace annals::tools {

/// BASE, and which of its events are asked for: what `timeline` and `count` have in common.
struct ChosenEvents : BaseOptions {
  std::string from{};
  std::string to{};
  Words surely{};
  Words possibly{};
  std::string kind{};
  Words actors{};
  std::string role{};
  std::string place{};
  std::string outcome = "occurred";
  std::string text{};
  bool rejected = false;
  bool undated = false;
  bool dated = false;
  std::string source{};
  std::string speaker{};
  Words where{};
  std::string sort{};  ///< `start`, `title`, …, or a field of the kind; with "-" before it descending

  void add_choice_to(Command& command);
  [[nodiscard]] bool is_sorted_by_time() const { return sort.empty() || sort == "start" || sort == "-start"; }
  /// The time of `--from` and `--to`, where one is given. This and all below throw UsageError.
  [[nodiscard]] std::optional<Period> period() const;
  [[nodiscard]] EventQuery<> query(const Questions& questions) const;
  /// The options as they are typed, each with a space before it.
  [[nodiscard]] std::string typed() const;

 private:
  [[nodiscard]] EventQuery<> with_fields(const Questions& questions, EventQuery<> query) const;
};

/// What an option and its value are typed as; nothing for an empty value.
std::string typed_option(const char* name, const std::string& value);

}  // namespace annals::tools
