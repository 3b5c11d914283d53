#include "record/description.hpp"

#include "annals/error.hpp"
#include "annals/record/actor.hpp"
#include "annals/record/event.hpp"
#include "annals/record/link.hpp"
#include "annals/record/place.hpp"
#include "annals/record/relative_date.hpp"
#include "annals/record/source.hpp"
#include "annals/time/phrase.hpp"
#include "record/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>

namespace annals::inline v0_2 {

namespace {

[[noreturn]] void refuse(const std::string& message) {
  throw Error(ErrorCode::invalid_argument, message);
}

/// The columns of one table, of which the engine takes 2000.
constexpr std::size_t most_fields = 1000;

bool is_identifier(std::string_view name) {
  if (name.empty() || name.size() > 63 || !(name[0] >= 'a' && name[0] <= 'z')) return false;
  return std::ranges::all_of(
      name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

template <class Enumeration>
bool contains(const Enumeration& all, std::string_view one) {
  return std::ranges::find(all, one) != std::end(all);
}

/// Whether a name is that of a member that every record of the type has, beside its fields.
bool is_member(RecordType type, std::string_view name) {
  constexpr std::string_view of_event[] = {"id", "key", "with", "names", "part_of", "details", "when_words"};
  constexpr std::string_view of_actor[] = {"id", "key", "names", "details"};
  const auto& core = core_fields(type);
  if (std::ranges::find(core, name, &FieldDescription::name) != core.end()) return true;
  return type == RecordType::event ? contains(of_event, name) : contains(of_actor, name);
}

void check_text(std::string_view text, std::string_view what, std::string_view about) {
  if (const auto problem = text_problem(text))
    refuse(std::string(about) + ", " + std::string(what) + ": " + *problem);
}

void check_date(const When& date, const std::string& what, std::string_view about) {
  check_text(date.text(), what, about);
  check_text(date.words(), "the words of " + what, about);
}

/// Descriptions stand in comments of the schema, so they are one line.
void check_line(std::string_view text, const std::string& what) {
  if (const auto problem = text_problem(text)) refuse(what + " " + *problem);
  if (std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < ' '; }))
    refuse(what + " must be one line of text");
}

void check_range(double value, double low, double high, std::string_view field, std::string_view about) {
  if (!(value >= low && value <= high))
    refuse(std::string(about) + ", field " + in_quotes(field) + ": must lie between " +
           std::to_string(static_cast<int>(low)) + " and " + std::to_string(static_cast<int>(high)) +
           " degrees");
}

void check_calendar(std::string_view text, const std::string& where) {
  if (const auto change_over = ChangeOver::parse(text); !change_over)
    refuse(where + ": " + in_quotes(printable(text)) + " is no calendar: " + change_over.error().reason +
           R"(; write "julian until 1752-09-14", with the first Gregorian day, or "gregorian")");
}

std::string known_fields(RecordType type, const KindDescription* kind) {
  std::string list;
  for (const auto& name : field_order(type, kind)) list += (list.empty() ? "" : ", ") + name;
  return list;
}

void check_value(Field& field, const FieldDescription& description, std::string_view about) {
  const auto where = std::string(about) + ", field " + in_quotes(field.name);
  if (description.type == FieldType::number && type_of(field.value) == FieldType::integer)
    field.value = static_cast<double>(std::get<std::int64_t>(field.value));
  if (type_of(field.value) != description.type)
    refuse(where + ": is a " + std::string(word(description.type)) + ", not a " +
           std::string(word(type_of(field.value))));
  if (const auto* text = std::get_if<std::string>(&field.value)) {
    if (text->empty()) refuse(where + ": an empty text says nothing; leave the field out");
    check_text(*text, "field " + in_quotes(field.name), about);
    if (!description.words.empty() && !contains(description.words, *text)) {
      std::string words;
      for (const auto& allowed : description.words) words += (words.empty() ? "" : ", ") + allowed;
      refuse(where + ": " + in_quotes(*text) + " is not one of its words: " + words);
    }
    if (field.name == "zone") check_zone(*text, where);
    if (field.name == "calendar" && &description == find_field(RecordType::source, nullptr, "calendar"))
      check_calendar(*text, where);
  } else if (const auto* number = std::get_if<double>(&field.value)) {
    if (!std::isfinite(*number)) refuse(where + ": is not a finite number");
    if (field.name == "latitude") check_range(*number, -90, 90, field.name, about);
    if (field.name == "longitude") check_range(*number, -180, 180, field.name, about);
  } else if (const auto* when = std::get_if<When>(&field.value)) {
    check_date(*when, "field " + in_quotes(field.name), about);
  }
}

constexpr std::string_view end_of_words = "_words";

bool is_words_of_date(const KindDescription& kind, std::string_view name) {
  const auto date = date_of_words(name);
  return std::ranges::any_of(kind.fields, [&](const FieldDescription& field) {
    return field.type == FieldType::date && field.name == date;
  });
}

template <class T>
void sort_unique(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace

const std::vector<FieldDescription>& core_fields(RecordType type) {
  static const std::array<std::vector<FieldDescription>, 6> fields{
      detail::describe_fields<Event<>>(), detail::describe_fields<Actor>(),
      detail::describe_fields<Place>(),   detail::describe_fields<Source>(),
      detail::describe_fields<Link>(),    detail::describe_fields<RelativeDate>()};
  return fields[index_of(type)];
}

bool states_kind_alone(const Statement& statement, std::string_view kind_field) {
  return statement.fields.size() == 1 && statement.fields.front().name == kind_field &&
         statement == Statement{.fields = statement.fields};
}

std::vector<std::string> field_order(RecordType type, const KindDescription* kind) {
  std::vector<std::string> names;
  for (const auto& field : core_fields(type)) names.push_back(field.name);
  if (kind != nullptr)
    for (const auto& field : kind->fields) names.push_back(field.name);
  return names;
}

const FieldDescription* find_field(RecordType type, const KindDescription* kind, std::string_view name) {
  for (const auto& field : core_fields(type))
    if (field.name == name) return &field;
  return kind != nullptr ? own_field(*kind, name) : nullptr;
}

const FieldDescription* own_field(const KindDescription& kind, std::string_view name) {
  const auto found = std::ranges::find(kind.fields, name, &FieldDescription::name);
  return found != kind.fields.end() ? &*found : nullptr;
}

std::string words_name(std::string_view date) {
  return std::string(date).append(end_of_words);
}

std::string_view date_of_words(std::string_view name) {
  return name.ends_with(end_of_words) ? name.substr(0, name.size() - end_of_words.size())
                                      : std::string_view();
}

void detail::refuse_value(std::string_view field, const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  throw Error(
      ErrorCode::incompatible,
      "The field " + in_quotes(field) +
          (text != nullptr
               ? " has " + in_quotes(printable(*text)) + " in this base, which is none of the words"
               : " holds a " + std::string(word(type_of(value))) + " in this base, which is not the type") +
          " that this program has for it: bring its struct up to date, or read the event without it.",
      {.field = std::string(field)});
}

void check_key(std::string_view key) {
  if (key.empty()) refuse("a record needs a key: a short readable name such as \"hanoi-summit-2019\"");
  if (key.size() > 200) refuse("the key " + in_quotes(key.substr(0, 40)) + "… is longer than 200 bytes");
  if (const auto problem = text_problem(key))
    refuse("the key " + in_quotes(printable(key)) + ": " + *problem);
  if (key.find_first_of(" @\"'`") != std::string_view::npos || has_space(key))
    refuse("the key " + in_quotes(key) +
           " has white space, a quotation mark or \"@\"; write words with hyphens between them");
}

void check_zone(std::string_view zone, const std::string& what) {
  if (zone.empty()) return;
  if (const auto known = Zone::parse(zone); !known)
    refuse(what + ": " + in_quotes(printable(zone)) + " is no zone: " + known.error().reason);
}

void check_kind_word(std::string_view word) {
  if (word.empty()) refuse("an event needs a kind: a word such as \"threat\"");
  if (word.size() > 63 || text_problem(word) || has_space(word))
    refuse("the kind " + in_quotes(printable(word.substr(0, 63))) +
           " is not one word of at most 63 bytes; write border_closure for \"border closure\"");
}

void check_kind(const KindDescription& kind) {
  if (kind.of != RecordType::event && kind.of != RecordType::actor)
    refuse("only events and actors are of kinds that are described");
  check_kind_word(kind.name);
  check_line(kind.about, "what the kind " + in_quotes(kind.name) + " is about");
  if (kind.fields.empty()) return;
  if (!is_identifier(kind.name))
    refuse("the kind " + in_quotes(kind.name) +
           " has fields, so it needs a name of small letters, digits and \"_\" that begins with a letter");
  if (kind.fields.size() > most_fields)
    refuse("the kind " + in_quotes(kind.name) + " has " + std::to_string(kind.fields.size()) +
           " fields, and a kind has at most " + std::to_string(most_fields));
  std::set<std::string_view> seen;
  for (const auto& field : kind.fields) {
    const auto where = "the kind " + in_quotes(kind.name) + ", field " + in_quotes(field.name) + ": ";
    if (!is_identifier(field.name))
      refuse(where + "a field's name is small letters, digits and \"_\" and begins with a letter");
    if (is_member(kind.of, field.name))
      refuse(where + "every " + std::string(word(kind.of)) + " has a member of this name; choose another");
    check_line(field.about, where + "what it is about");
    for (const auto& allowed : field.words) check_line(allowed, where + "a word");
    if (!seen.insert(field.name).second) refuse(where + "is described twice");
    if (is_words_of_date(kind, field.name))
      refuse(where + "the words of a date of this kind are kept under this name; choose another");
    static_cast<void>(index_of(field.type));
  }
}

void normalize(Statement& statement, RecordType type, const KindDescription* kind, std::string_view about) {
  const auto order = field_order(type, kind);
  const auto position = [&](const Field& field) {
    return std::ranges::find(order, field.name) - order.begin();
  };
  for (auto& field : statement.fields) {
    const auto* description = find_field(type, kind, field.name);
    if (description == nullptr)
      throw Error(ErrorCode::invalid_argument,
                  std::string(about) + ": has no field " + in_quotes(printable(field.name)) + "; it has " +
                      known_fields(type, kind),
                  {.field = field.name});
    try {
      check_value(field, *description, about);
      if (type == RecordType::event && field.name == kind_field(type))
        check_kind_word(std::get<std::string>(field.value));
    } catch (const Error& error) {
      throw Error(error.code(), error.what(), {.field = field.name});
    }
  }
  if (!std::ranges::is_sorted(statement.fields, {}, position))
    std::ranges::stable_sort(statement.fields, {}, position);
  const auto twice = std::ranges::adjacent_find(statement.fields, {}, &Field::name);
  if (twice != statement.fields.end())
    refuse(std::string(about) + ", field " + in_quotes(twice->name) + ": is stated twice in one claim");
  if (type != RecordType::event && !(statement.with.empty() && statement.part_of.empty()))
    refuse(std::string(about) + ": only an event has participants and wholes");
  if (type != RecordType::source && !statement.derived_from.empty())
    refuse(std::string(about) + ": only a source is derived from sources");
  if (is_edge(type) && !statement.names.empty())
    refuse(std::string(about) + ": a " + std::string(noun(type)) + " has no names");
  for (const auto& participant : statement.with) check_text(participant.role, "a participant's role", about);
  for (const auto& name : statement.names) {
    if (name.text.empty()) refuse(std::string(about) + ": an empty name says nothing");
    check_text(name.text, "a name", about);
    check_text(name.language, "the language of a name", about);
  }
  sort_unique(statement.with);
  sort_unique(statement.names);
  sort_unique(statement.part_of);
  sort_unique(statement.derived_from);
}

void check_recorded(Instant recorded, std::string_view about) {
  if (!recorded.is_bounded())
    refuse(std::string(about) + ": the time of recording is an instant, and not unbounded");
}

void check_citation(const Citation& citation, std::string_view about) {
  if (citation.recorded) check_recorded(*citation.recorded, about);
  check_text(citation.locator, "the place in the source", about);
  if (citation.published) check_date(*citation.published, "the date of publication", about);
  if (citation.window) check_date(*citation.window, "the window", about);
  if (!citation.likelihood) return;
  const auto& [low, high, likelihood_word] = *citation.likelihood;
  check_text(likelihood_word, "the word of the likelihood", about);
  if (low.has_value() != high.has_value())
    refuse(std::string(about) + ": a likelihood has both ends of its range or none");
  if (low && !(*low >= 0 && *low <= *high && *high <= 1))
    refuse(std::string(about) + ": a likelihood lies between 0 and 1, its low end first");
  if (!low && likelihood_word.empty()) refuse(std::string(about) + ": a likelihood needs a number or a word");
}

}  // namespace annals::inline v0_2
