#include "io/typed_value.hpp"

#include "annals/io/typed.hpp"
#include "annals/time/phrase.hpp"
#include "io/hint.hpp"
#include "io/location.hpp"
#include "nearest.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>

#include <fmt/format.h>

namespace annals::inline v0_2 {

namespace io {

namespace {

template <class Number>
std::optional<Number> number_in(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

[[noreturn]] void refuse(const std::string& reason) {
  throw Error(ErrorCode::invalid_argument, reason);
}

std::vector<std::string> quoted(std::vector<std::string> words) {
  for (auto& word : words) word = in_quotes(word);
  return words;
}

}  // namespace

Value plain_value(const FieldDescription& field, const std::string& text) {
  switch (field.type) {
    case FieldType::boolean:
      if (text == "yes" || text == "true") return true;
      if (text == "no" || text == "false") return false;
      refuse(in_quotes(text) + " is neither yes nor no");
    case FieldType::integer:
      if (const auto number = number_in<std::int64_t>(text)) return *number;
      refuse(in_quotes(text) + " is no whole number; write digits alone, such as 1200");
    case FieldType::number:
      if (const auto number = number_in<double>(text); number && std::isfinite(*number)) return *number;
      refuse(in_quotes(text) + " is no number; write such as 12.5");
    default:
      break;
  }
  if (field.words.empty() || std::ranges::find(field.words, text) != field.words.end()) return text;
  refuse(in_quotes(text) + " is not one of its words, " + either(quoted(field.words)) +
         hint(text, field.words));
}

Likelihood likelihood_typed(const std::string& text) {
  const bool is_percentage = text.ends_with('%');
  const auto number =
      number_in<double>(std::string_view(text).substr(0, text.size() - (is_percentage ? 1 : 0)));
  if (!number) return Likelihood::worded(text);
  return Likelihood::of(is_percentage ? *number / 100 : *number);
}

Name name_typed(const std::string& text) {
  const auto at = text.rfind('@');
  if (at == std::string::npos) return {text, {}};
  return {text.substr(0, at), text.substr(at + 1)};
}

FieldType guessed_type(const std::string& text) {
  if (number_in<std::int64_t>(text)) return FieldType::integer;
  if (number_in<double>(text)) return FieldType::number;
  if (text == "yes" || text == "no" || text == "true" || text == "false") return FieldType::boolean;
  return read_date_phrase(text) ? FieldType::date : FieldType::text;
}

}  // namespace io

Value typed_value(const FieldDescription& field, const std::string& text) {
  return io::plain_value(field, text);
}

std::string typed_text(const Questions& base, const Value& value) {
  return std::visit(
      [&]<class T>(const T& one) -> std::string {
        if constexpr (std::is_same_v<T, bool>)
          return one ? "yes" : "no";
        else if constexpr (std::is_same_v<T, When>)
          return one.words().empty() ? one.text() : one.words();
        else if constexpr (std::is_constructible_v<RecordId, T>)
          return base.key(one);
        else
          return fmt::format("{}", one);
      },
      value);
}

std::string typed_text(const Questions& base, const Participant& participant) {
  return base.key(participant.actor) + (participant.role.empty() ? "" : ":" + participant.role);
}

std::string typed_text(const Name& name) {
  const bool is_marked = !name.language.empty() || name.text.find('@') != std::string::npos;
  return name.text + (is_marked ? "@" + name.language : "");
}

FieldDescription typed_field(std::string_view text) {
  const auto colon = text.find(':');
  FieldDescription field{std::string(text.substr(0, colon)), FieldType::text, {}, {}, false};
  if (colon == std::string_view::npos)
    io::refuse(io::in_quotes(text) + ": say of which type it is, such as " + field.name + ":number");
  const auto type = text.substr(colon + 1);
  constexpr std::string_view one_of = "one-of=";
  if (type.starts_with(one_of)) {
    for (auto rest = type.substr(one_of.size());; rest.remove_prefix(rest.find(',') + 1)) {
      field.words.emplace_back(rest.substr(0, rest.find(',')));
      if (rest.find(',') == std::string_view::npos) return field;
    }
  }
  if (const auto known = from_word<FieldType>(type)) {
    field.type = *known;
    return field;
  }
  std::vector<std::string> types(words_of<FieldType>.begin(), words_of<FieldType>.end());
  types.emplace_back("one-of=WORD,WORD");
  io::refuse(field.name + ": there is no type " + io::in_quotes(type) + "; write " + either(types) +
             io::hint(type, types));
}

}  // namespace annals::inline v0_2
