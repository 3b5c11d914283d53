#include "answer/names.hpp"

#include "annals/time/in_words.hpp"

#include <algorithm>
#include <concepts>
#include <iterator>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace annals::inline v0_2::answer {

const std::string& Names::title(RecordId id) {
  const auto known = titles_.find(id);
  return known != titles_.end() ? known->second : titles_.emplace(id, base_.label(id)).first->second;
}

Pieces Names::event(EventId id) {
  Pieces pieces{{title(id), Role::title}};
  const auto standing = base_.standing(id);
  if (is_out(standing)) pieces.push_back({" (" + std::string(word(standing)) + ")", Role::problem});
  return pieces;
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
  return when.text() + said(when);
}

std::string Names::said(const When& when) {
  const bool is_shown = when.words().empty() || when.words() == date_text(when);
  return is_shown ? "" : " “" + when.words() + "”";
}

Pieces Names::pieces(const Value& value, Role role) {
  if (const auto* when = std::get_if<When>(&value)) return pieces(*when, role);
  return {{text(value), role}};
}

Pieces Names::pieces(const When& when, Role role) {
  Pieces pieces{{when.text(), Role::date}};
  if (auto words = said(when); !words.empty()) pieces.push_back({std::move(words), role});
  return pieces;
}

void append(Pieces& pieces, Pieces more) {
  std::ranges::move(more, std::back_inserter(pieces));
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (const auto& part : parts) {
    if (!text.empty()) text += between;
    text += part;
  }
  return text;
}

}  // namespace annals::inline v0_2::answer
