#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

/// Times of the same work done several ways, in turn in the same run, so that what else the machine does
/// falls on all.
namespace annals::bench {

inline constexpr int rounds = 5;

double seconds(const std::function<void()>& work);
double median(std::vector<double> figures);

/// What a row hopes for: at most so many times what something else takes, or so much of something.
struct Aim {
  enum class Of { hand_tuned, limit, ms, mb, none };
  Of of = Of::none;
  double most = 0;
};
inline Aim times_hand_tuned(double most) {
  return {Aim::Of::hand_tuned, most};
}
inline Aim times_limit(double most) {
  return {Aim::Of::limit, most};
}
inline Aim at_most_ms(double most) {
  return {Aim::Of::ms, most};
}
inline Aim at_most_mb(double most) {
  return {Aim::Of::mb, most};
}

/// What the ways of one piece of work took, in seconds. Empty: not done so.
struct Times {
  std::vector<double> annals{};
  std::vector<double> hand_tuned{};
  std::vector<double> limit{};
  bool answers_differ = false;
};

/// The rows, printed as they come and kept as Markdown.
class Table {
 public:
  /// `hand_tuned`: what stands in that column.
  explicit Table(const std::string& hand_tuned = "SQLite by hand");
  /// Of times; `mb` is the memory that it took, where that was measured.
  void add(const std::string& work, const Times& times, const Aim& aim, std::optional<double> mb = {});
  /// Of sizes in megabytes.
  void add_size(const std::string& what, double annals, std::optional<double> hand_tuned, const Aim& aim);
  /// One more column, after the limit, of what is known of some rows.
  void add_column(const std::string& name, const std::map<std::string, std::string>& cells);
  [[nodiscard]] std::string text() const;
  [[nodiscard]] std::string markdown() const;

 private:
  using Row = std::vector<std::string>;
  static std::string line(const Row& row);
  void print(Row row);
  std::vector<Row> rows_{};
};

/// Does the work by each way on each of some arguments, after the first once more to be warm, and compares
/// the answers. Each takes an index and gives what can be compared; null: there is no such way.
template <class Annals, class HandTuned, class Limit>
Times compare(int arguments, const Annals& annals, const HandTuned& hand_tuned, const Limit& limit) {
  Times times;
  const auto measure = [](const auto& way, int argument, std::vector<double>& took) {
    decltype(way(argument)) answer{};
    took.push_back(seconds([&] { answer = way(argument); }));
    return answer;
  };
  for (int i = -1; i < arguments; ++i) {
    if (i == 0) times = {};
    const int argument = std::max(i, 0);
    const auto ours = measure(annals, argument, times.annals);
    if constexpr (!std::is_null_pointer_v<HandTuned>)
      times.answers_differ |= measure(hand_tuned, argument, times.hand_tuned) != ours;
    if constexpr (!std::is_null_pointer_v<Limit>)
      times.answers_differ |= measure(limit, argument, times.limit) != ours;
  }
  return times;
}

}  // namespace annals::bench
