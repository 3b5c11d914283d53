#pragma once

#include "io/json_text.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace annals::inline v0_2::io {

/// Takes the members off an object one by one; what is left in the end is not known.
class Members {
 public:
  /// Both must live as long.
  Members(Json& object, const Location& location) : members_(object.members()), location_(location) {}

  [[nodiscard]] bool has(std::string_view name) const {
    return std::ranges::any_of(members_, [&](const auto& member) { return member.first == name; });
  }
  /// The value of a member; null where there is none. (No member is null in the text: `parse_object`.)
  Json take(std::string_view name) {
    for (auto& [member, value] : members_)
      if (member == name) return std::exchange(value, nullptr);
    return nullptr;
  }
  /// Whether all were taken.
  [[nodiscard]] bool at_end() const {
    return std::ranges::all_of(members_, [](const auto& member) { return member.second.is_null(); });
  }
  /// Refuses what nobody took, naming what there is: "a date has no such field; it has edtf and words".
  void expect_end(std::string_view owner, const std::vector<std::string>& known) const;

 private:
  Json::Members& members_;
  const Location& location_;
};

}  // namespace annals::inline v0_2::io
