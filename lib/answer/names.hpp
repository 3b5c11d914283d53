#pragma once

#include "annals/lines.hpp"
#include "annals/questions.hpp"

#include <map>
#include <string>
#include <vector>

namespace annals::inline v0_2::answer {

/// What people call the records of a base, each looked up once.
class Names {
 public:
  explicit Names(const Questions& base) : base_(base) {}

  /// The title; the key of what has none; "A causes B" for a link.
  const std::string& title(RecordId id);
  /// The title and, where the base does not believe in the event, that.
  Pieces event(EventId id);
  /// A value as people read it.
  std::string text(const Value& value);
  /// The same, with a date in a piece of its own.
  Pieces pieces(const Value& value, Role role = Role::text);
  static Pieces pieces(const When& when, Role role = Role::text);
  /// " “21 months ago”" or nothing.
  static std::string said(const When& when);
  std::string text(const Participant& participant);
  static std::string text(const Name& name);
  /// "2018-09 “21 months ago”": the date, and what the source said where that is not what people are shown.
  static std::string text(const When& when);

  const Questions& base() const { return base_; }

 private:
  const Questions& base_;
  std::map<RecordId, std::string> titles_{};
};

/// One behind the other.
void append(Pieces& pieces, Pieces more);

/// "a, b, c".
std::string joined(const std::vector<std::string>& parts, std::string_view between = ", ");

}  // namespace annals::inline v0_2::answer
