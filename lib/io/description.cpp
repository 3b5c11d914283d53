#include "io/description.hpp"

#include "annals/record/actor.hpp"
#include "annals/record/event.hpp"
#include "annals/record/link.hpp"
#include "annals/record/place.hpp"
#include "annals/record/relative_date.hpp"
#include "annals/record/source.hpp"

#include <array>
#include <cstddef>

namespace annals::inline v0_2::io {

const std::vector<FieldDescription>& fields_of(RecordType type) {
  // In the order of RecordType.
  static const std::array descriptions = {
      detail::describe_fields<Event<>>(), detail::describe_fields<Actor>(),
      detail::describe_fields<Place>(),   detail::describe_fields<Source>(),
      detail::describe_fields<Link>(),    detail::describe_fields<RelativeDate>()};
  return descriptions[index_of(type)];
}

std::string_view one(RecordType type) {
  static constexpr std::array<std::string_view, 6> names = {"an event", "an actor", "a place",
                                                            "a source", "a link",   "a relative date"};
  return names[index_of(type)];
}

}  // namespace annals::inline v0_2::io
