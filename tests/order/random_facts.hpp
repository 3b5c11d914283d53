#pragma once

#include "annals/time/when.hpp"
#include "order/chronology.hpp"

#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace annals::test {

/// "Event 1 ends 3 microseconds after the start of event 0", to be read where a test fails.
std::string text_of(const order::Facts& facts);
std::string text_of(const Bounds& bounds);

order::Fact date(order::EventNumber event, const Bounds& bounds);
order::Fact date(order::EventNumber event, const std::string& edtf);
order::Fact relative_date(order::EventNumber event, const std::string& offset, order::EventNumber anchor);
order::Fact part(order::EventNumber event, order::EventNumber whole);
/// It was reported by the end of that date.
order::Fact report(order::EventNumber event, const std::string& edtf);
order::Fact report(order::EventNumber event, Instant published);
order::Fact doubted(order::Fact fact);
order::Fact one_of_bounds(order::EventNumber event, const std::vector<Bounds>& members);
order::Fact one_of(order::EventNumber event, const std::vector<std::string>& members);
/// With no earliest or no latest where one has none.
Bounds hull_of(const std::vector<Bounds>& some);

/// When the events of facts that can all hold were; fails the test where they cannot.
std::vector<order::Schedule> schedule(const order::Facts& facts);
/// The same of one event by its date.
order::Schedule scheduled_alone(const When& when);

/// Microseconds after 1970-01-01T00:00:00Z.
constexpr Instant at(std::int64_t us) {
  return Instant::from_key(us);
}

/// The same facts of the same events under other numbers and in another order.
struct Shuffled {
  order::Facts facts{};
  std::vector<order::EventNumber> event{};  ///< new, by old
  std::vector<order::FactNumber> fact{};    ///< old, by new
};
Shuffled shuffled(const order::Facts& facts, std::mt19937& random);

/// Random facts, always the same for a seed. No event has two dates.
class RandomFacts {
 public:
  explicit RandomFacts(unsigned seed) : random_(seed) {}

  /// A few events within some microseconds of 1970, and offsets of microseconds between them, so that every
  /// way in which they can have been can be tried. The percentage of events that have a date, and of those
  /// how many have one on both sides.
  order::Facts narrow(std::size_t events, int dated, int closed, std::size_t constraints);
  /// Events with and without dates of all kinds, and offsets of all kinds between them.
  order::Facts wide(std::size_t events, std::size_t constraints);

  /// Lets a percentage of the dates be one of several.
  void divide(order::Facts& facts, int percent);
  /// Makes a percentage of the facts doubted, and gives some events a second date.
  void doubt(order::Facts& facts, int percent);

  std::size_t below(std::size_t n) { return random_() % n; }
  bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }
  std::mt19937& generator() { return random_; }

 private:
  template <class Offsets>
  void constraint(order::Facts& facts, std::size_t constraints, const Offsets& offsets);
  Bounds narrow_date(int closed);

  std::mt19937 random_;
};

}  // namespace annals::test
