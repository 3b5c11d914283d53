#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace annals::inline v0_2::io {

/// The keys that lines may be about which could not be read: what refers to these is not wrong for that.
class UnreadKeys {
 public:
  /// By custom the first member of a line says what it is about, as in `{"event":"hanoi-summit-2019",…`.
  void add(std::string_view line) {
    for (int i = 0; i < 2; ++i) {
      const auto start = line.find_first_of("\"'");
      if (start == std::string_view::npos) return;
      const auto end = line.find(line[start], start + 1);
      if (end == std::string_view::npos) return;
      keys_.emplace(line.substr(start + 1, end - start - 1));
      line.remove_prefix(end + 1);
    }
  }
  /// `key`, or `key@origin`.
  [[nodiscard]] bool contains(std::string_view mention) const {
    return keys_.find(mention.substr(0, mention.rfind('@'))) != keys_.end();
  }

 private:
  std::set<std::string, std::less<>> keys_{};
};

}  // namespace annals::inline v0_2::io
