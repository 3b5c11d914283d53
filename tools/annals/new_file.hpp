#pragma once

#include <csignal>
#include <string>
#include <string_view>
#include <vector>

namespace annals::tools {

/// Whether anything at all is there, also a link that leads nowhere.
[[nodiscard]] bool is_there(const std::string& path);

/// A file that this program has made, under a name that was not there, and removes again: when this goes, and
/// when the program is interrupted (SIGINT, SIGTERM, SIGHUP). Only one at a time.
class NewFile {
 public:
  /// The name is `start` and a number. `companions` are the ends of further names, of files that may appear
  /// beside it and are removed with it. Throws std::system_error when it cannot be made.
  explicit NewFile(const std::string& start, const std::vector<std::string_view>& companions = {});
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile();

  [[nodiscard]] const std::string& path() const { return names_.front(); }
  /// Open for writing.
  [[nodiscard]] int descriptor() const { return descriptor_; }
  void close_descriptor();

  /// Gives it another name in place of its own, over what has that name.
  void replace(const std::string& name);
  /// Gives it another name in place of its own. Changes nothing and gives false where the name is there.
  [[nodiscard]] bool take_name(const std::string& name) const;

 private:
  std::vector<std::string> names_{};  // of the file and its companions
  int descriptor_ = -1;
};

/// While one lives, an interruption (SIGINT, SIGTERM, SIGHUP) waits: for what leaves files behind when it is
/// cut off. Where signals are handled, in the only thread of the program.
class Uninterrupted {
 public:
  Uninterrupted();
  Uninterrupted(const Uninterrupted&) = delete;
  Uninterrupted& operator=(const Uninterrupted&) = delete;
  ~Uninterrupted();

 private:
  sigset_t before_{};
};

}  // namespace annals::tools
