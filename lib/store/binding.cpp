#include "store/binding.hpp"

#include "annals/error.hpp"
#include "record/description.hpp"

namespace annals::store {

namespace {

/// A date of the file. Its text was checked when it was written, so another is damage.
When date_of(std::string_view text, std::string_view words) {
  const auto parsed = When::parse(text);
  if (!parsed)
    throw Error(ErrorCode::corrupt,
                "The base has \"" + std::string(text) + "\" as a date: " + parsed.error().reason);
  return words.empty() ? *parsed : parsed->with_words(std::string(words));
}

}  // namespace

void Parameters::add(const When& date) {
  if (date.words().empty())
    add(std::string_view(date.text()));
  else
    add_made(date.text() + " (" + date.words() + ")");
}

void Parameters::add(const Value* value) {
  if (value == nullptr) return add_null();
  std::visit(
      [this]<class T>(const T& held) {
        if constexpr (std::same_as<T, bool> || std::same_as<T, std::int64_t>)
          add(std::int64_t{held});
        else if constexpr (std::same_as<T, double>)
          add(std::optional(held));
        else if constexpr (std::same_as<T, std::string>)
          add(std::string_view(held));
        else if constexpr (std::same_as<T, When>)
          add(held);
        else
          add(held.value());
      },
      *value);
}

void Parameters::add_claim(const std::optional<Likelihood>& likelihood, const Said& said) {
  add(likelihood ? likelihood->low : std::nullopt);
  add(likelihood ? likelihood->high : std::nullopt);
  add(std::string_view(likelihood ? std::string_view(likelihood->word) : std::string_view()));
  add(said.source.value().value());
  said.speaker ? add(said.speaker->value()) : add_null();
  add(std::string_view(said.locator));
  add(said.published);
  add(said.recorded.value().key());
  add(said.window);
}

std::string core_columns(RecordType type) {
  std::string columns;
  for (const auto& field : core_fields(type)) {
    if (!columns.empty()) columns += ", ";
    columns += type == RecordType::event && field.name == "when"
                   ? "date, date_words, earliest_start, latest_start, earliest_end, latest_end"
                   : field.name;
  }
  return columns;
}

std::string placeholders(std::size_t first, std::size_t count) {
  std::string list;
  for (std::size_t i = first; i < first + count; ++i) list += (i == first ? "$" : ", $") + std::to_string(i);
  return list;
}

std::string read_text(const sql::Rows& rows, int& column) {
  return std::string(rows.optional_text(column++).value_or(std::string_view()));
}

std::optional<When> read_date(const sql::Rows& rows, int& column) {
  const auto text = rows.optional_text(column++);
  if (!text) return std::nullopt;
  const auto space = text->find(" (");
  if (space == std::string_view::npos || !text->ends_with(')')) return date_of(*text, {});
  return date_of(text->substr(0, space), text->substr(space + 2, text->size() - space - 3));
}

Gap read_gap(std::string_view text) {
  auto gap = Gap::parse(text);
  if (!gap)
    throw Error(ErrorCode::corrupt, "The base has a timing with the gap \"" + std::string(text) +
                                        "\", which is none: " + gap.error().reason + ".");
  return *std::move(gap);
}

std::optional<Likelihood> read_likelihood(const sql::Rows& rows, int& column) {
  Likelihood likelihood;
  likelihood.low = rows.optional_real(column++);
  likelihood.high = rows.optional_real(column++);
  likelihood.word = read_text(rows, column);
  if (likelihood.low.has_value() != likelihood.high.has_value() ||
      (likelihood.low &&
       !(*likelihood.low >= 0 && *likelihood.low <= *likelihood.high && *likelihood.high <= 1)))
    throw Error(ErrorCode::corrupt, "The base has a likelihood that is no range within 0 and 1.");
  if (!likelihood.low && likelihood.word.empty()) return std::nullopt;
  return likelihood;
}

Said read_claim(const sql::Rows& rows, int& column) {
  Said said;
  said.likelihood = read_likelihood(rows, column);
  said.source = SourceId(rows.integer(column++));
  if (const auto speaker = rows.optional_integer(column++)) said.speaker = ActorId(*speaker);
  said.locator = read_text(rows, column);
  said.published = read_date(rows, column);
  said.recorded = Instant::from_key(rows.integer(column++));
  said.window = read_date(rows, column);
  return said;
}

std::optional<Value> read_value(const sql::Rows& rows, int& column, FieldType type) {
  if (rows.is_null(column)) {
    ++column;
    return std::nullopt;
  }
  if (type == FieldType::date) return read_date(rows, column);
  return make_value(rows, column++, type, {});
}

Value make_value(const sql::Rows& rows, int column, FieldType type, std::string_view words) {
  switch (type) {
    case FieldType::boolean:
      return rows.integer(column) != 0;
    case FieldType::integer:
      return rows.integer(column);
    case FieldType::number:
      return rows.real(column);
    case FieldType::text:
      return std::string(rows.text(column));
    case FieldType::date:
      return date_of(rows.text(column), words);
    case FieldType::actor:
      return ActorId(rows.integer(column));
    case FieldType::place:
      return PlaceId(rows.integer(column));
    case FieldType::event:
      return EventId(rows.integer(column));
  }
  throw Error(ErrorCode::corrupt, "The base describes a field of a type that there is not.");
}

}  // namespace annals::store
