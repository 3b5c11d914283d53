#pragma once

#include "annals/error.hpp"
#include "knowledge_base/base.hpp"
#include "store/records.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What must hold of a claim before any of it is written. Each throws `Error` that names the record.
namespace annals::inline v0_2::detail {

[[noreturn]] void refuse(ErrorCode code, const std::string& message);

/// A record as messages name it: event "hanoi-summit-2019".
std::string named(RecordType type, std::string_view key);
std::string named(Base::Writing& writing, const store::Row& row);

/// That there is such a record, where `about` refers to it in `field`.
void check_reference(Base::Writing& writing, RecordId id, std::string_view about, std::string_view field);

/// Checks who says it and fills what is not said: the owner, and now.
void complete(Base::Writing& writing, Citation& citation, std::string_view about);
/// Checks the owner's acts and fills what is not said: now.
void complete(Base::Writing& writing, std::vector<Review>& reviews, std::string_view about);

/// The kind that a claim on an event or an actor speaks of, as its base will describe it once the claim is
/// in. Nothing is written before all of the claim has been checked, so that one that is refused leaves no
/// kind behind.
class KindForClaim {
 public:
  /// `describe` is that of the struct that the claim was made with, if it fixes a kind. What neither says is
  /// the kind that is believed of the record.
  KindForClaim(Base::Writing& writing, RecordType type, Describe describe, const Claim& claim,
               std::string_view believed);

  /// Null: the record has none.
  [[nodiscard]] const KindDescription* description() const { return grown_ ? &*grown_ : known_; }

  /// What states fields of a kind says of which kind they are, whatever is believed later. So does a struct
  /// that fixes its kind, but for a denial, which denies no more than it states.
  void complete(Claim& claim) const;

  void write() const;

 private:
  Base::Writing& writing_;
  Describe describe_;
  std::string name_{};
  const KindDescription* known_ = nullptr;
  std::optional<KindDescription> grown_{};
};

/// Checks a claim on a record that is there, or is to be entered by it, and brings it into its one form. The
/// kind is still to be written.
KindForClaim check_claim(Base::Writing& writing, const store::Row& row, Claim& claim, Describe kind);

}  // namespace annals::inline v0_2::detail
