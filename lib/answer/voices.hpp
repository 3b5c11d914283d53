#pragma once

#include "annals/json.hpp"
#include "annals/questions.hpp"

#include <string>
#include <vector>

namespace annals::inline v0_2::answer {

/// Who states what is believed of a record.
class Voices {
 public:
  Voices(const Questions& base, RecordId id);

  const Belief& belief() const { return belief_; }

  /// "The book, p. 3; Frank Aum": those of these claims, each once.
  std::string text(const std::vector<ClaimId>& claims) const;

  /// Those who say that it is so: of an event, those who say that of it which is believed to have become of
  /// it. Who expected an event is no source of its having happened.
  std::vector<ClaimId> asserting() const;
  /// Those who expected an event of which more is known now.
  std::vector<ClaimId> expecting() const;
  /// Those who deny it as a whole.
  std::vector<ClaimId> denying() const;

  /// By field, the citations of the claims that state the believed value and no other. Of participants, names
  /// and wholes, which are claimed one by one, a list of these for each.
  Json json() const;

 private:
  std::vector<const Claim*> found(const std::vector<ClaimId>& ids) const;
  Json citations(const std::vector<ClaimId>& ids) const;

  const Questions& base_;
  RecordId id_;
  std::vector<Claim> claims_;
  Belief belief_;
};

/// What is said of one of several that are claimed one by one, or null where nobody stands by it.
template <class T>
const Said<T>* said_of(const std::vector<Said<T>>& all, const T& value) {
  for (const auto& one : all)
    if (one.accepted && one.value == value) return &one;
  return nullptr;
}

}  // namespace annals::inline v0_2::answer
