// The time between two events, in words.

#include "annals/query/between.hpp"
#include "query/exact_text.hpp"

#include <string>

#include <fmt/format.h>

namespace annals::inline v0_2 {

namespace {

std::string sentence(const Between& between) {
  const auto& [a, b, least, most] = between;
  const auto said = [](const EventBrief& one, const std::string& how, const EventBrief& other) {
    return fmt::format("“{}” starts {} the start of “{}”.", one.label(), how, other.label());
  };
  const auto range = [](ExactUs from, ExactUs to) {
    if (from == to) return query::at_most_text(to);
    return fmt::format("at least {} and at most {}", query::at_least_text(from), query::at_most_text(to));
  };
  if (!least && !most)
    return fmt::format("Nothing that is known firmly says how long it was from “{}” to “{}”.", a.label(),
                       b.label());
  if (least && most && least->us == 0 && most->us == 0) return said(b, "at", a);
  if (least && least->us >= 0)
    return said(
        b, (most ? range(least->us, most->us) : "at least " + query::at_least_text(least->us)) + " after", a);
  if (most && most->us <= 0)
    return said(
        b, (least ? range(-most->us, -least->us) : "at least " + query::at_least_text(-most->us)) + " before",
        a);
  if (!least)
    return said(
        b, fmt::format("at most {} after, and may start any time before", query::at_most_text(most->us)), a);
  if (!most)
    return said(
        b, fmt::format("at most {} before, and may start any time after", query::at_most_text(-least->us)),
        a);
  return said(b,
              fmt::format("at most {} before and at most {} after", query::at_most_text(-least->us),
                          query::at_most_text(most->us)),
              a);
}

}  // namespace

Lines Between::lines() const {
  Lines lines{{.text = {{sentence(*this), Role::title}}}};
  for (const auto* limit : {&least, &most}) {
    if (!*limit) continue;
    lines.emplace_back();
    for (auto& line : (*limit)->proof.lines()) lines.push_back(std::move(line));
  }
  return lines;
}

std::string Between::text() const {
  return text_of(lines());
}

}  // namespace annals::inline v0_2
