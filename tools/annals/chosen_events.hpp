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

  void add_choice_to(Command& command);
  /// The time of `--from` and `--to`, where one is given. This and all below throw UsageError.
  [[nodiscard]] std::optional<Period> period() const;
  [[nodiscard]] EventQuery<> query(const Questions& questions) const;
  /// The options as they are typed, each with a space before it.
  [[nodiscard]] std::string typed() const;
};

/// What an option and its value are typed as; nothing for an empty value.
std::string typed_option(const char* name, const std::string& value);

}  // namespace annals::tools
