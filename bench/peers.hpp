#pragma once

#include "annals/json.hpp"
#include "hand_tuned.hpp"
#include "measure.hpp"
#include "workload.hpp"

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>

namespace annals::bench {

/// Answers as the peers give theirs.
Json answer_of(const Ids& ids);
Json answer_of(const Keys& keys);
Json answer_of(const Months& months);
inline Json answer_of(std::size_t number) {
  return number;
}
inline Json answer_of(double number) {
  return number;
}

/// Other engines: the programs of bench/peers/ give them the same events and ask them the same questions.
class Peers {
 public:
  /// Throws when what `./dev bench --peers` installs is not there.
  static void check();
  /// Leaves the events in a folder, as CSV; `ids` are those that a base gave them.
  Peers(std::filesystem::path folder, const Workload& workload, const Ids& ids);

  /// One question of a row, and its answer.
  void add(const std::string& work, const std::string& question, Json parameters, Json answer);
  /// Asks each of them everything, for a column of its own. What is given are their versions.
  std::string measure(Table& table);

 private:
  std::filesystem::path folder_;
  std::ofstream questions_;
};

}  // namespace annals::bench
