#pragma once

#include "annals/cause/explanation.hpp"
#include "annals/export.hpp"
#include "annals/lines.hpp"
#include "annals/order/precedence.hpp"
#include "annals/record/entry.hpp"
#include "annals/record/id.hpp"
#include "annals/record/likelihood.hpp"
#include "annals/time/allen.hpp"
#include "annals/time/offset.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace annals::inline v0_2 {

/// Something that says when events were, and who says it.
struct OrderFact {
  enum class Type {
    date,           ///< `event` has this date
    relative_date,  ///< `event` lies so to `other`
    part,           ///< `event` is a part of `other`, and so lies within it
    cause,          ///< the link `event` … `other`, or the other way round: assumed to be in order
    report,         ///< `event` had started when it was reported: `statement` is the date of that
    lasting,        ///< `event` ends after it starts, as every event does: nobody need say so
  };
  Type type{};
  RecordId record{};  ///< a relative date or a link itself; else the event
  EventBrief event{};
  EventBrief other{};
  std::string statement{};  ///< the date as EDTF, the offset, the kind of the link, or the date of the report
  std::string words{};      ///< as the source put it
  std::string taken{};      ///< of a date that is about some time: "about 1850, taken as 1845 to 1855"
  std::string zone{};       ///< of a date: the zone that it is read in
  bool zone_assumed = false;  ///< neither the event nor its place has a zone: it is that of the base
  bool doubted = false;       ///< said with a reservation, or the date itself is marked as uncertain
  std::optional<Likelihood> likelihood{};  ///< of what is doubted, if one is given
  /// It cannot hold with what else is known, so nothing follows from it; or, where it is doubted, it does not
  /// fit.
  bool set_aside = false;
  std::vector<Attribution> citation{};  ///< those who assert it

  /// "Liaison office opens is dated 2018-09 “21 months ago” (Frank Aum, par. 3)".
  [[nodiscard]] ANNALS_EXPORT std::string text() const;
};

/// Facts that cannot all hold; without any one of them the rest can.
struct Contradiction {
  std::vector<OrderFact> facts{};
  /// A date of it is read in a zone that nobody said, and with clocks of another zone all might hold.
  bool rests_on_assumed_zone = false;
  /// The facts, joined: "… ; … ; …".
  [[nodiscard]] ANNALS_EXPORT std::string text() const;
};

/// The start or the end of an event; without one the point 1970-01-01T00:00Z of the calendar.
struct PointOf {
  std::optional<EventId> event{};
  Point point = Point::start;
  friend bool operator==(const PointOf&, const PointOf&) = default;
};

/// What one fact says of two points: `to` comes at most so long after `from`; where `most_us` is negative, at
/// least so long before it.
struct ProofStep {
  PointOf from{};
  PointOf to{};
  std::string most_us{};  ///< whole microseconds; may be more than 64 bits hold
  OrderFact fact{};
  std::optional<OrderFact> measured{};  ///< the date over which an offset of months was turned into days
  /// Of a date that may be one of several: what leaves out those that it does not say this of.
  std::vector<OrderFact> excluding{};
  std::string text{};  ///< what it says, as a sentence
  std::string so{};    ///< what follows with the steps before it; may be empty
};

/// Why something must be so: a chain that rests on as few facts as can be. The steps lead from `from` to
/// `to`, each from where the one before ended, and their `most_us` add up to `sum_us`, which is at most
/// `limit_us`.
struct Proof {
  std::string claim{};  ///< "A must start before B starts"
  PointOf from{};
  PointOf to{};
  std::string limit_us{};  ///< `to` comes at most so long after `from`: this is the claim
  std::string sum_us{};
  std::vector<ProofStep> steps{};
  std::vector<std::size_t> reading{};  ///< the order in which the steps are told
  std::string conclusion{};
  /// A date of it is read in a zone that nobody said, and with clocks of another zone it might not hold.
  bool rests_on_assumed_zone = false;
  bool rests_on_assumed_cause = false;

  /// The claim, a line for each step with one for what it rests on, and the conclusion.
  [[nodiscard]] ANNALS_EXPORT Lines lines() const;
  /// The lines, drawn.
  [[nodiscard]] ANNALS_EXPORT std::string text() const;
};

/// Whether an event starts before the next of a list.
struct NextOrder {
  Precedence starts_before = Precedence::may;
  /// It must or cannot by the zone of a date that nobody said, and with clocks of another zone it might not.
  bool rests_on_assumed_zone = false;
  friend bool operator==(const NextOrder&, const NextOrder&) = default;
};

/// How likely a starts before b, where every way in which all can have been is equally likely.
struct Chance {
  double starts_before = 0;
  bool exact = false;         ///< by formula; else by sampling, to about ±0.01
  std::uint64_t samples = 0;  ///< drawn; always the same ones
};

/// What would be so of the order of two events if what is said with a reservation held, as far as that fits.
struct ExpectedOrder {
  Precedence starts_before = Precedence::may;
  Precedence precedes = Precedence::may;
  Precedence follows = Precedence::may;
  Relations relations = Relations::all();
  std::vector<OrderFact>
      rests_on{};  ///< what is doubted of this, and without any one of which it does not follow
};

/// What is known of the order of two events, by what is said firmly.
struct Order {
  EventBrief a{};
  EventBrief b{};
  Bounds a_bounds{};
  Bounds b_bounds{};
  std::optional<Bounds> a_estimate{};  ///< where what is doubted says more, and fits
  std::optional<Bounds> b_estimate{};
  Precedence starts_before = Precedence::may;  ///< whether a starts earlier than b
  Precedence precedes = Precedence::may;       ///< whether a is over when b starts
  Precedence follows = Precedence::may;        ///< whether b is over when a starts
  Relations relations = Relations::all();      ///< what a can be to b, and nothing else
  std::vector<Proof> proofs{};                 ///< of each "must" and "cannot", in the order above
  std::optional<ExpectedOrder> expected{};     ///< absent: what is doubted says no more
  std::optional<Chance> chance{};              ///< nothing where a start has no bounds, or none was asked for

  /// What is known and why, for a person.
  [[nodiscard]] ANNALS_EXPORT Lines lines() const;
  /// The lines, drawn.
  [[nodiscard]] ANNALS_EXPORT std::string text() const;
};

struct OrderOptions {
  /// Also takes for granted that what a link has as cause did not start after its effect: of believed links,
  /// whatever their credence, where that can be. The proof then says so.
  bool assume_causes = false;
  bool with_chance = true;  ///< asks for `Order::chance`
};

/// A link whose cause must have started after its effect, and why.
struct ImpossibleLink {
  LinkId link{};
  Proof proof{};
};

/// Links that cannot all be in order, though each of them can without one of the others, and why.
struct ImpossibleChain {
  std::vector<LinkId> links{};  ///< as they lead from cause to effect
  std::vector<Proof> proofs{};  ///< why the effects of some cannot be before the causes of the next
  std::string text{};           ///< what cannot be, in a sentence
};

}  // namespace annals::inline v0_2
