#include "field_conditions.hpp"

#include "annals/io/typed.hpp"
#include "annals/record/kinds.hpp"
#include "dates.hpp"
#include "text.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

namespace annals::tools {

namespace {

constexpr auto no_place = std::string_view::npos;

constexpr std::array<std::pair<std::string_view, Comparison>, 6> signs{
    {{"=", equals}, {"!=", differs}, {"<", less_than}, {"<=", at_most}, {">", more_than}, {">=", at_least}}};

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::optional<TypedCondition> condition_typed(std::string_view text) {
  const auto at = text.find_first_of("=!<>~");
  if (at == no_place) return std::nullopt;
  const bool is_long = text[at] != '=' && text[at] != '~' && text.substr(at + 1).starts_with('=');
  if (text[at] == '!' && !is_long) return std::nullopt;
  const auto end = at + (is_long ? 2 : 1);
  TypedCondition typed{std::string(trimmed(text.substr(0, at))), std::string(text.substr(at, end - at)),
                       std::string(trimmed(text.substr(end)))};
  if (typed.field.empty() || typed.value.empty()) return std::nullopt;
  return typed;
}

std::vector<std::string> names_of(const std::vector<FieldDescription>& fields) {
  std::vector<std::string> names;
  for (const auto& field : fields) names.push_back(field.name);
  return names;
}

const FieldDescription* field_of(const KindDescription& kind, std::string_view name) {
  const auto found = std::ranges::find(kind.fields, name, &FieldDescription::name);
  return found == kind.fields.end() ? nullptr : &*found;
}

/// What is near, as the end of a sentence.
std::string ended(const std::string& near) {
  return near.empty() ? "." : near;
}

/// Those of the base, and those of the library that it does not have yet.
std::vector<KindDescription> kinds_of_events(const Questions& base) {
  auto kinds = base.kinds();
  std::ranges::copy_if(built_in_kinds(), std::back_inserter(kinds), [&](const KindDescription& one) {
    return std::ranges::find(kinds, one.name, &KindDescription::name) == kinds.end();
  });
  std::erase_if(kinds, [](const KindDescription& one) { return one.of != RecordType::event; });
  return kinds;
}

/// "12 km" of a field `range_km` is 12: a unit may stand, if it is that of the field.
std::string without_unit(const FieldDescription& field, const std::string& text) {
  const bool is_number = field.type == FieldType::integer || field.type == FieldType::number;
  const auto digit = text.find_last_of("0123456789.");
  if (!is_number || digit == no_place) return text;
  const auto unit = trimmed(std::string_view(text).substr(digit + 1));
  return !unit.empty() && field.name.ends_with("_" + std::string(unit)) ? text.substr(0, digit + 1) : text;
}

Value value_typed(const Questions& base, const FieldDescription& field, const std::string& text) {
  switch (field.type) {
    case FieldType::actor:
      return base.actor(text).id;
    case FieldType::place:
      return base.place(text).id;
    case FieldType::event:
      return base.event(text).id;
    case FieldType::date:
      return date_given("--where " + field.name, text);
    default:
      return typed_value(field, without_unit(field, text));
  }
}

}  // namespace

std::vector<TypedCondition> conditions_typed(const Words& where) {
  std::vector<TypedCondition> all;
  std::string wrong;
  for (const auto& text : where)
    if (auto typed = condition_typed(text))
      all.push_back(*std::move(typed));
    else
      wrong += (wrong.empty() ? "" : ", ") + shell_word(text);
  if (!wrong.empty())
    throw UsageError("--where " + wrong +
                     ": write a field, a sign and a value, such as 'deaths>100'; the signs are =, !=, <, <=, "
                     ">, >= and ~ (contains)");
  return all;
}

KindDescription kind_with(const Questions& base, const std::string& asked, const Words& fields,
                          const Words& besides) {
  auto kinds = kinds_of_events(base);
  std::vector<std::string> known;
  for (const auto& kind : kinds)
    for (const auto& name : names_of(kind.fields))
      if (std::ranges::find(known, name) == known.end()) known.push_back(name);
  if (!asked.empty()) {
    static_cast<void>(base.events().kind(asked).count());  // refuses what is no kind
    std::erase_if(kinds, [&](const KindDescription& kind) { return kind.name != asked; });
    known = kinds.empty() ? Words{} : names_of(kinds.front().fields);
  }
  std::ranges::sort(known);
  auto near = known;
  near.insert(near.end(), besides.begin(), besides.end());
  std::string wrong;
  for (const auto& field : fields)
    if (std::ranges::find(known, field) == known.end())
      wrong += (wrong.empty() ? "" : " ") + ("\"" + field + "\" is no field of ") +
               (asked.empty() ? "any kind of event" : "the kind " + asked) + ended(near_miss(field, near));
  if (!wrong.empty())
    throw UsageError(wrong + (known.empty() ? " There are no fields" : " The fields are " + joined(known)));
  std::erase_if(kinds, [&](const KindDescription& kind) {
    return !std::ranges::all_of(fields, [&](const auto& field) { return field_of(kind, field) != nullptr; });
  });
  if (kinds.empty()) throw UsageError("No kind of event has all of " + joined(fields));
  if (kinds.size() > 1) {
    std::string names;
    for (const auto& kind : kinds) names += (names.empty() ? "" : ", ") + kind.name;
    throw UsageError(joined(fields) + " may be of several kinds: say --kind with one of " + names);
  }
  return std::move(kinds.front());
}

EventCondition<> condition_on(const Questions& base, const KindDescription& kind,
                              const TypedCondition& typed) {
  const auto asked = field(typed.field);
  if (typed.sign == "~") return asked.contains(typed.value);
  const auto* sign = std::ranges::find(signs, typed.sign, &decltype(signs)::value_type::first);
  try {
    return asked.compares(sign->second, value_typed(base, *field_of(kind, typed.field), typed.value));
  } catch (const Error& error) {
    std::string text = error.what();
    if (text.ends_with('.')) text.pop_back();
    throw UsageError("--where " + shell_word(typed.field + typed.sign + typed.value) + ": " + text);
  }
}

}  // namespace annals::tools
