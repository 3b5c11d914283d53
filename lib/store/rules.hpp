#pragma once

#include "annals/record/belief.hpp"
#include "annals/time/circa.hpp"
#include "annals/time/phrase.hpp"
#include "sql/database.hpp"

namespace annals::inline v0_2::store {

/// What a base decides otherwise than others, for good once anything is in it.
struct Rules {
  Ties ties = Ties::undecided;  ///< for values that nothing else decides between
  CircaWidths circa{};          ///< how far "about" reaches
  ChangeOver change_over{};     ///< the first Gregorian day of dates in words
  friend bool operator==(const Rules&, const Rules&) = default;
};

/// Throws `Error` (corrupt) where the base has a rule that cannot be read.
Rules read_rules(sql::Database& database);
void write_rules(sql::Database& database, const Rules& rules);

}  // namespace annals::inline v0_2::store
