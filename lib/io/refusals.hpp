#pragma once

#include "annals/error.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace annals::inline v0_2::io {

/// Of many mistakes, these are told and the others counted.
constexpr std::size_t most_told = 50;

/// The first of them, each on a line of its own, and how many more there are.
std::string told(const std::vector<std::string>& mistakes);

/// What is wrong with the lines of a file, to be told all at once.
class Refusals {
 public:
  /// Runs `act`, and gives whether it went well. An `Error` of it that only another text could help against
  /// is kept; any other is thrown on, but for one that follows from those: the transaction is spoiled.
  template <class Act>
  bool collect(Act&& act) {
    try {
      act();
      return true;
    } catch (const Error& error) {
      if (error.code() == ErrorCode::misuse) end();
      if (error.remedy() != Remedy::fix_input) throw;
      all_.push_back(error);
      return false;
    }
  }

  [[nodiscard]] const std::vector<Error>& all() const { return all_; }

  /// As many as are told are there: what makes a message better, and takes time, may be left out.
  [[nodiscard]] bool are_enough() const { return all_.size() >= most_told; }

  /// Throws what was kept, if anything: an error alone as it is, several as one that tells the first of each
  /// line, in the order of the file, and has the location of the first.
  void end() const;

 private:
  std::vector<Error> all_{};
};

}  // namespace annals::inline v0_2::io
