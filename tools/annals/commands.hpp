#pragma once

#include "annals/knowledge_base.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace annals::tools {

/// The exit codes of the program.
enum Exit : int { fine = 0, answer_is_error = 1, wrong_usage = 2 };

/// A mistake in the arguments that shows only when the command runs.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The subcommands and, once the arguments are read, the one that they chose.
class Commands {
 public:
  explicit Commands(CLI::App& program) : program_(program) {}

  /// A new subcommand. `answer` gives the exit code; it is called after the arguments are read, and owns what
  /// they were read into.
  template <class Options>
  CLI::App& add(const std::string& group, const std::string& name, const std::string& about,
                std::shared_ptr<Options> options, int (*answer)(const Options&)) {
    auto* command = program_.add_subcommand(name, about);
    command->group(group);
    command->callback([this, options, answer] { chosen_ = [=] { return answer(*options); }; });
    return *command;
  }
  int run() const { return chosen_(); }

 private:
  CLI::App& program_;
  std::function<int()> chosen_{};
};

// Each adds its subcommands.
void add_date(Commands& commands);
void add_files(Commands& commands);
void add_timeline(Commands& commands);
void add_show(Commands& commands);
void add_claims(Commands& commands);
void add_explain(Commands& commands);
void add_order(Commands& commands);
void add_search(Commands& commands);
void add_check(Commands& commands);
void add_repair(Commands& commands);

/// BASE and `--json`, which nearly every command has.
struct BaseOptions {
  std::string base{};
  bool json = false;

  [[nodiscard]] KnowledgeBase open_to_read() const {
    return KnowledgeBase::open(base, {.mode = OpenOptions::Mode::read_only});
  }
};
void add_base(CLI::App& command, BaseOptions& options);
void add_json(CLI::App& command, bool& json);

/// What `--limit` takes: no sign, and nothing that would wrap.
inline CLI::Range a_count() {
  constexpr std::int64_t most = 1'000'000'000'000'000;
  return {std::int64_t{0}, most};
}

/// An option that takes one value each time that it is given, however many values it has in all.
template <class Value>
CLI::Option* add_repeatable(CLI::App& command, const std::string& name, std::vector<Value>& values,
                            const std::string& about) {
  return command.add_option(name, values, about)->allow_extra_args(false);
}

}  // namespace annals::tools
