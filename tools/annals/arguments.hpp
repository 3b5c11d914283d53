#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

// Only arguments.cpp and help.cpp read the library behind this: it takes seconds in each source.
namespace CLI {  // NOLINT: its name
class App;
class Option;
}  // namespace CLI

namespace annals::tools {

/// The exit codes of the program.
enum Exit : int { fine = 0, answer_is_error = 1, wrong_usage = 2 };

/// A mistake in the arguments that shows only when the command runs.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

using Words = std::vector<std::string>;

/// What can be given to a command, by place or by name.
struct Argument {
  enum class Takes { nothing, text, number, share };

  std::string name{};  // "KEY" by place, "--limit" by name
  std::string type{};  // what the help calls a value
  std::string about{};
  Takes takes = Takes::text;
  bool required = false;
  bool many = false;
  Words words{};  // nothing else may be given; empty: anything

  [[nodiscard]] bool by_name() const { return name.starts_with('-'); }
};

/// A command as its help tells of it.
struct CommandDescription {
  std::string group{};
  std::string name{};
  std::string about{};
  std::string footer{};
  std::vector<Argument> arguments{};
};

/// A subcommand whose arguments are being told: where each is read into, and what the help says of it. What
/// stands there already is the default, and the help says so. `type` is what the help calls a value.
class Command {
 public:
  Command(CLI::App& app, CommandDescription& description) : app_(app), description_(description) {}

  // By place, in this order.
  void positional(const std::string& name, std::string& value, const std::string& about);
  /// One or more.
  void positional(const std::string& name, Words& values, const std::string& about);
  /// One that may be left out.
  void optional_positional(const std::string& name, std::string& value, const std::string& about);
  /// None or more.
  void any(const std::string& name, Words& values, const std::string& about);

  // By name: "--name".
  void flag(const std::string& name, bool& value, const std::string& about);
  void option(const std::string& name, const std::string& type, std::string& value, const std::string& about);
  /// May be given again, with one value each time.
  void repeatable(const std::string& name, const std::string& type, Words& values, const std::string& about);
  /// The same, with nothing allowed but these words.
  void choice(const std::string& name, const std::string& type, std::string& value, const Words& words,
              const std::string& about);
  /// A whole number, without a sign.
  void count(const std::string& name, std::size_t& value, const std::string& about);
  void count(const std::string& name, std::optional<std::size_t>& value, const std::string& about);
  void count(const std::string& name, std::size_t& value, std::size_t least, std::size_t most,
             const std::string& about);
  /// From 0 to 1.
  void share(const std::string& name, const std::string& type, double& value, const std::string& about);
  /// `--json`, which every command has.
  void json(bool& value);
  /// The same, and `--edtf`, of a command whose answers have dates.
  void json_or_dated(bool& value);

  /// What stands at the end of the help.
  void footer(const std::string& text);

 private:
  template <class Value>
  CLI::Option& add(Argument argument, Value& value);

  CLI::App& app_;
  CommandDescription& description_;
};

/// The subcommands and, once the arguments are read, the one that they chose.
class Commands {
 public:
  Commands(const std::string& about, const std::string& footer);
  Commands(const Commands&) = delete;
  Commands& operator=(const Commands&) = delete;
  ~Commands();

  /// A new subcommand, and the options that it reads its arguments into. `answer` is called with them after
  /// that, and gives the exit code.
  template <class Options>
  std::pair<Command, Options&> add(const std::string& group, const std::string& name,
                                   const std::string& about, int (*answer)(const Options&)) {
    const auto options = std::make_shared<Options>();
    return {add(group, name, about, [=] { return answer(*options); }), *options};
  }

  /// Reads the arguments and runs the command; gives the exit code.
  int run(int argc, char** argv);
  /// The same, but throws `UsageError` for arguments that are wrong.
  int answer_to(const Words& arguments);
  /// In the order in which they were added.
  [[nodiscard]] const std::deque<CommandDescription>& descriptions() const { return descriptions_; }

 private:
  Command add(const std::string& group, const std::string& name, const std::string& about,
              std::function<int()> answer);
  int refuse(const std::string& why) const;

  std::unique_ptr<CLI::App> program_;
  std::deque<CommandDescription> descriptions_{};  // commands refer to theirs
  std::function<int()> chosen_{};
};

}  // namespace annals::tools
