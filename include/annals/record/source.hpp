#pragma once

#include "annals/record/event.hpp"

#include <optional>
#include <string>
#include <vector>

namespace annals::inline v0_2 {

/// How reliable the owner of a base held a source to be.
struct Rating {
  std::optional<double> reliability{};  ///< from 0 to 1; absent: unrated, which weighs as 0.5
  std::optional<Instant> recorded{};    ///< absent: now
  friend bool operator==(const Rating&, const Rating&) = default;
};

/// What says something: an article, a book, a report, a person's own knowledge. The source `self` is the
/// owner of the base. How reliable a source is, the owner says (`KnowledgeBase::set_reliability`); it is not
/// claimed.
struct Source {
  std::string key{};
  std::string title{};
  std::string summary{};
  std::string type{};  ///< article, book, report, interview, …
  std::string author{};
  std::string publisher{};
  std::string url{};
  std::optional<When> published{};
  /// Of its dates in words, where not that of the base: "julian until 1752-09-14", with the first Gregorian
  /// day, or "gregorian".
  std::string calendar{};
  std::vector<Name> names{};
  std::vector<SourceId> derived_from{};  ///< which it has what it says from: a reprint, a translation

  static constexpr auto fields() {
    return std::tuple{field("title", &Source::title, "its title"),
                      field("summary", &Source::summary, "what it is, in a sentence"),
                      field("type", &Source::type, "article, book, report, interview, …"),
                      field("author", &Source::author, "who wrote it"),
                      field("publisher", &Source::publisher, "who published it"),
                      field("url", &Source::url, "where it can be read"),
                      field("published", &Source::published, "when it was published, as EDTF"),
                      field("calendar", &Source::calendar,
                            R"(of its dates in words: "julian until 1752-09-14", or "gregorian")")};
  }
};

}  // namespace annals::inline v0_2
