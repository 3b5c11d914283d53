#pragma once

#include "annals/error.hpp"
#include "annals/export.hpp"
#include "annals/time/bounds.hpp"
#include "annals/time/edtf.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace annals::inline v0_2 {

/// The date of an event: sometime in it. Keeps the text as given, of all that parse_edtf reads, and, beside
/// it, the words that the source used ("21 months ago"); both together are its value. Bounds are worked out
/// once; the other properties are read from the text when asked for, in linear time.
class ANNALS_EXPORT When {
 public:
  /// These throw Error (invalid_argument) where parse() gives an error.
  When(std::string_view edtf);
  When(const char* edtf);
  When(const std::string& edtf);

  static Parsed<When> parse(std::string_view edtf);

  /// That microsecond of UTC, or that year where it is known only as a whole: `2018-10-29T06:20:00.000000Z`.
  /// The start of its bounds is the instant again. Throws Error (invalid_argument) for an unbounded one.
  static When at(Instant instant);

  /// The same date with other words beside it.
  When with_words(std::string words) const;

  const std::string& text() const { return text_; }
  const std::string& words() const { return words_; }
  /// Of clocks that show UTC, where the text names no zone.
  const Bounds& bounds() const { return bounds_; }
  /// Of the clocks of that zone, where the text names none. Linear in its length.
  Bounds bounds(const Zone& zone) const { return bounds_of(edtf(), zone); }

  /// Whether it is other instants where clocks differ: not so where it names its zones, or is too far away.
  bool is_local() const;

  Edtf edtf() const;
  /// That of the text: edtf or iso. Words are beside it.
  DateForm form() const;
  /// The EDTF level of the text: 0, 1 or 2; nothing where it is not EDTF.
  std::optional<int> level() const;
  /// Whether the start and the end are dated, unknown or open; both are dated in a plain date.
  EndState start() const;
  EndState end() const;
  /// Whether any part of the date is qualified so.
  bool uncertain() const;
  bool approximate() const;

  /// Same text and same words; the bounds follow from these.
  bool operator==(const When& other) const { return text_ == other.text_ && words_ == other.words_; }

 private:
  When(std::string text, std::string words, const Bounds& bounds);

  std::string text_;
  std::string words_;
  Bounds bounds_;
};

}  // namespace annals::inline v0_2
