#include "query/random_base.hpp"

#include <algorithm>

namespace annals::testing {

namespace {

template <class T>
bool holds(Comparison comparison, const T& left, const T& right) {
  switch (comparison) {
    case Comparison::equals:
      return left == right;
    case Comparison::differs:
      return left != right;
    case Comparison::less_than:
      return left < right;
    case Comparison::at_most:
      return left <= right;
    case Comparison::more_than:
      return left > right;
    case Comparison::at_least:
      return left >= right;
  }
  return false;
}

bool holds(Comparison comparison, const Value& citation, const Value& bound) {
  if (const auto* number = std::get_if<double>(&citation)) {
    const auto* whole = std::get_if<std::int64_t>(&bound);
    return holds(comparison, *number,
                 whole != nullptr ? static_cast<double>(*whole) : std::get<double>(bound));
  }
  if (const auto* date = std::get_if<When>(&citation))
    return holds(comparison, date->text(), std::get<When>(bound).text());
  return std::visit(
      [&]<class T>(const T& value) {
        if constexpr (std::same_as<T, When>)
          return false;
        else
          return holds(comparison, value, std::get<T>(bound));
      },
      citation);
}

std::string lower(std::string text) {
  for (char& c : text)
    if ('A' <= c && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return text;
}

/// Whether the base believes in it.
bool is_believed(const std::optional<std::string>& standing) {
  return !standing || standing == "disputed";
}

}  // namespace

bool RandomBase::is_found(std::int64_t event, const Criterion::Found& by) const {
  if (by == nullptr) return true;
  const auto found = find(*by);
  return std::ranges::find(found, event, &EventRow::id) != found.end();
}

bool RandomBase::holds(const EventRow& event, const EventFilter& filter, const Criterion& criterion) const {
  const auto one = [&](const Criterion& part) { return holds(event, filter, part); };
  if (const auto* all = std::get_if<Criterion::All>(&criterion.part))
    return std::ranges::all_of(all->of, one);
  if (const auto* any = std::get_if<Criterion::Any>(&criterion.part))
    return std::ranges::any_of(any->of, one);
  if (const auto* none = std::get_if<Criterion::None>(&criterion.part))
    return std::ranges::none_of(none->of, one);
  if (const auto* claimed = std::get_if<Criterion::Claimed>(&criterion.part))
    return std::ranges::any_of(claims_, [&](const ClaimRow& claim) {
      return claim.record == event.id && !claim.retracted && !claim.superseded &&
             (!claimed->source || claimed->source->value() == claim.source) &&
             (!claimed->speaker || claimed->speaker->value() == claim.speaker) &&
             (!claimed->recorded_since || claim.recorded >= claimed->recorded_since->key());
    });
  if (const auto* linked = std::get_if<Criterion::Linked>(&criterion.part))
    return std::ranges::any_of(links_, [&](const LinkRow& link) {
      const bool to = linked->other == LinkEnd::to;
      return link.kind == linked->kind && (to ? link.from : link.to) == event.id &&
             (filter.with_rejected || is_believed(link.standing)) &&
             is_found(to ? link.to : link.from, linked->found);
    });

  return std::visit(
      [&]<class Part>(const Part& part) {
        if constexpr (requires { part.field; }) {
          const Value* citation = annals::find(event.details, part.field);
          if (citation == nullptr) return false;
          if constexpr (std::same_as<Part, Criterion::Compared>)
            return testing::holds(part.comparison, *citation, part.value);
          if constexpr (std::same_as<Part, Criterion::OneOf>)
            return std::ranges::any_of(part.values, [&](const Value& value) {
              return testing::holds(Comparison::equals, *citation, value);
            });
          if constexpr (std::same_as<Part, Criterion::Contains>)
            return lower(std::get<std::string>(*citation)).find(lower(part.text)) != std::string::npos;
          if constexpr (std::same_as<Part, Criterion::Names>)
            return is_found(std::get<EventId>(*citation).value(), part.found);
          return true;
        } else {
          return false;
        }
      },
      criterion.part);
}

}  // namespace annals::testing
