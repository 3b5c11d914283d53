#include "names.hpp"

#include <concepts>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace annals::tools {

const std::string& Names::title(RecordId id) {
  const auto known = titles_.find(id);
  return known != titles_.end() ? known->second : titles_.emplace(id, look_up(id)).first->second;
}

std::string Names::look_up(RecordId id) const {
  switch (id.type) {
    case RecordType::event:
      return base_.event(EventId(id.value)).label();
    case RecordType::actor:
      return base_.actor(ActorId(id.value)).label();
    case RecordType::place:
      return base_.place(PlaceId(id.value)).label();
    case RecordType::source:
      return base_.source(SourceId(id.value)).label();
    case RecordType::link: {
      const auto link = base_.link(LinkId(id.value));
      return fmt::format("{} {} {}", base_.event(link.from).label(), phrase(link.kind),
                         base_.event(link.to).label());
    }
    case RecordType::timing: {
      const auto timing = base_.timing(TimingId(id.value));
      return fmt::format("{} {} {}", base_.event(timing.event).label(), timing.gap.text(),
                         base_.event(timing.anchor).label());
    }
  }
  return {};
}

std::string Names::text(const Value& value) {
  return std::visit(
      [&]<class T>(const T& inner) -> std::string {
        if constexpr (std::same_as<T, bool>)
          return inner ? "yes" : "no";
        else if constexpr (std::same_as<T, When>)
          return text(inner);
        else if constexpr (std::convertible_to<T, RecordId>)
          return title(inner);
        else
          return fmt::format("{}", inner);
      },
      value);
}

std::string Names::text(const Participant& participant) {
  const auto& who = title(participant.actor);
  return participant.role.empty() ? who : who + " (" + participant.role + ")";
}

std::string Names::text(const Name& name) {
  return name.language.empty() ? name.text : name.text + " (" + name.language + ")";
}

std::string Names::text(const When& when) {
  return when.words().empty() ? when.text() : when.text() + " “" + when.words() + "”";
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (const auto& part : parts) {
    if (!text.empty()) text += between;
    text += part;
  }
  return text;
}

}  // namespace annals::tools
