#pragma once

#include "annals/error.hpp"

#include <string_view>
#include <vector>

namespace annals::inline v0_2::io {

/// What is wrong with the lines of a file, to be told all at once.
class Refusals {
 public:
  /// Runs `act`. An `Error` of it that only another text could help against is kept; any other is thrown on,
  /// but for one that follows from those: the transaction is spoiled.
  template <class Act>
  void collect(Act&& act) {
    try {
      act();
    } catch (const Error& error) {
      if (error.code() == ErrorCode::misuse) end();
      if (error.remedy() != Remedy::fix_input) throw;
      all_.push_back(error);
    }
  }

  [[nodiscard]] const std::vector<Error>& all() const { return all_; }

  /// Throws what was kept, if anything: an error alone as it is, several as one that names each in a line, in
  /// the order of the file, and has the location of the first.
  void end() const;

 private:
  std::vector<Error> all_{};
};

}  // namespace annals::inline v0_2::io
