#pragma once

#include "annals/record/claim.hpp"
#include "annals/record/field.hpp"
#include "annals/record/likelihood.hpp"

#include <optional>
#include <string>
#include <vector>

namespace annals::inline v0_2 {

/// Why one value was believed rather than another: the first of these on which their claims differ.
enum class Reason { only_value, rank, reliability, later_publication, later_recording, content };

/// One value that someone states for a field.
struct Candidate {
  Value value{};
  std::vector<ClaimId> asserted_by{};  ///< strongest first
  std::vector<ClaimId> disputed_by{};  ///< strongest first
  bool accepted = false;
};

/// The candidates of one field, strongest first.
struct FieldBelief {
  std::string field{};
  std::vector<Candidate> candidates{};
  Reason reason = Reason::only_value;  ///< why the first candidate stands before the next
};

/// What a base believes of one record, and why: a pure function of the claims on it.
struct Belief {
  Standing standing = Standing::accepted;
  Statement statement{};  ///< the accepted values
  std::optional<Likelihood> likelihood{};
  std::vector<FieldBelief> fields{};
};

}  // namespace annals::inline v0_2
