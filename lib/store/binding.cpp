#include "store/binding.hpp"

#include "annals/error.hpp"

namespace annals::inline v0_2::store {

void Parameters::add(const When* date) {
  add(date != nullptr ? std::string_view(date->text()) : std::string_view());
  add(date != nullptr ? std::string_view(date->words()) : std::string_view());
}

void Parameters::add(const Value* value, FieldType type) {
  if (type == FieldType::date) return add(value != nullptr ? &std::get<When>(*value) : nullptr);
  if (value == nullptr) return add_null();
  std::visit(
      [this]<class T>(const T& held) {
        if constexpr (std::same_as<T, bool> || std::same_as<T, std::int64_t>)
          add(std::int64_t{held});
        else if constexpr (std::same_as<T, double>)
          add(std::optional(held));
        else if constexpr (std::same_as<T, std::string>)
          add(std::string_view(held));
        else if constexpr (requires { held.value(); })
          add(held.value());
      },
      *value);
}

void Parameters::add(const std::optional<Likelihood>& likelihood) {
  add(likelihood ? likelihood->low : std::nullopt);
  add(likelihood ? likelihood->high : std::nullopt);
  add(likelihood ? std::string_view(likelihood->word) : std::string_view());
}

void refuse_word(std::string_view text, std::string_view first, std::string_view last) {
  throw Error(ErrorCode::corrupt, "The base has the word \"" + std::string(text) + "\" where one from \"" +
                                      std::string(first) + "\" to \"" + std::string(last) + "\" stands.");
}

std::string placeholders(std::size_t first, std::size_t count) {
  std::string list;
  for (std::size_t i = first; i < first + count; ++i) list += (i == first ? "$" : ", $") + std::to_string(i);
  return list;
}

std::string read_text(const sql::Rows& rows, int& column) {
  return std::string(rows.optional_text(column++).value_or(std::string_view()));
}

When read_date(std::string_view text, std::string_view words) {
  const auto parsed = When::parse(text);
  if (!parsed)
    throw Error(ErrorCode::corrupt,
                "The base has \"" + std::string(text) + "\" as a date: " + parsed.error().reason);
  return words.empty() ? *parsed : parsed->with_words(std::string(words));
}

std::optional<When> read_date(const sql::Rows& rows, int& column) {
  const auto text = rows.optional_text(column++);
  const auto words = rows.optional_text(column++);
  if (!text) return std::nullopt;
  return read_date(*text, words.value_or(std::string_view()));
}

Offset read_offset(std::string_view text) {
  auto offset = Offset::parse(text);
  if (!offset)
    throw Error(ErrorCode::corrupt, "The base has a relative date with the offset \"" + std::string(text) +
                                        "\", which is none: " + offset.error().reason + ".");
  return *std::move(offset);
}

Bounds read_bounds(const sql::Rows& rows, int& column) {
  Bounds bounds;
  for (auto* bound : {&bounds.earliest_start, &bounds.latest_start, &bounds.earliest_end, &bounds.latest_end})
    *bound = Instant::from_key(rows.integer(column++));
  return bounds;
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

std::optional<Value> read_value(const sql::Rows& rows, int& column, FieldType type) {
  if (type == FieldType::date) return read_date(rows, column);
  const auto at = column++;
  if (rows.is_null(at)) return std::nullopt;
  switch (type) {
    case FieldType::boolean:
      return rows.integer(at) != 0;
    case FieldType::integer:
      return rows.integer(at);
    case FieldType::number:
      return rows.real(at);
    case FieldType::text:
      return std::string(rows.text(at));
    case FieldType::actor:
      return ActorId(rows.integer(at));
    case FieldType::place:
      return PlaceId(rows.integer(at));
    case FieldType::event:
      return EventId(rows.integer(at));
    case FieldType::date:
      break;
  }
  throw Error(ErrorCode::corrupt, "The base describes a field of a type that there is not.");
}

std::vector<std::int64_t> read_ids(sql::Rows rows) {
  std::vector<std::int64_t> ids;
  while (rows.next()) ids.push_back(rows.integer(0));
  return ids;
}

std::vector<RecordId> read_records(sql::Rows rows) {
  std::vector<RecordId> records;
  while (rows.next()) records.emplace_back(read_word<RecordType>(rows.text(0)), rows.integer(1));
  return records;
}

}  // namespace annals::inline v0_2::store
