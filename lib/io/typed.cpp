#include "annals/io/typed.hpp"

#include "annals/record/key.hpp"
#include "annals/record/kinds.hpp"
#include "io/description.hpp"
#include "io/hint.hpp"
#include "io/location.hpp"
#include "io/typed_value.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

namespace annals::inline v0_2 {

namespace {

using io::in_quotes;

std::vector<std::string_view> lists_of(RecordType type) {
  if (is_edge(type)) return {};
  if (type == RecordType::event) return {"with", "names", "part_of"};
  if (type == RecordType::source) return {"names", "derived_from"};
  return {"names"};
}

/// The fields of a kind, by the base or as it comes with the library; none of a kind that is only a word.
std::vector<FieldDescription> fields_of_kind(const Questions& base, RecordType type, std::string_view kind) {
  auto kinds = base.kinds();
  std::ranges::move(built_in_kinds(), std::back_inserter(kinds));  // those of the base go before them
  for (auto& one : kinds)
    if (one.of == type && one.name == kind) return std::move(one.fields);
  return {};
}

/// What is wrong, without the stop at its end.
std::string clause(const Error& error) {
  std::string text = error.what();
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string quoted_for_shell(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? "'\\''" : std::string(1, c);
  return quoted + "'";
}

std::string joined(const std::vector<std::string>& mistakes) {
  std::string text;
  for (const auto& one : mistakes) text += (text.empty() ? "" : "\n") + one;
  return text;
}

}  // namespace

TypedError::TypedError(std::vector<std::string> mistakes)
    : Error(ErrorCode::invalid_argument, joined(mistakes)), mistakes_(std::move(mistakes)) {}

TypedReader::TypedReader(KnowledgeBase& base, TypedOptions options)
    : base_(base), options_(std::move(options)) {}

void TypedReader::mistake(std::string text) {
  if (std::ranges::find(mistakes_, text) == mistakes_.end()) mistakes_.push_back(std::move(text));
}

void TypedReader::end() const {
  if (!mistakes_.empty()) throw TypedError(mistakes_);
}

RecordId TypedReader::make(RecordType type, const std::string& title) {
  Claim claim;
  claim.statement.fields = {{"title", title}};
  made_.push_back(base_.enter(type, key_from(title), {}, claim));
  return made_.back();
}

RecordId TypedReader::record(RecordType type, const std::string& name) {
  try {
    switch (type) {
      case RecordType::event:
        return base_.event(name).id;
      case RecordType::actor:
        return base_.actor(name).id;
      case RecordType::place:
        return base_.place(name).id;
      case RecordType::source:
        return base_.source(name).id;
      case RecordType::link:
      case RecordType::relative_date:
        return base_.record(name);
    }
  } catch (const Error& error) {
    if (error.remedy() != Remedy::fix_input) throw;
    const bool can_make = error.code() == ErrorCode::not_found && type != RecordType::event && !is_edge(type);
    if (can_make && options_.creates && !key_from(name).empty()) return make(type, name);
    mistake(clause(error) +
            (can_make ? fmt::format("; to make it: annals add {} {} {}{}", options_.base, word(type),
                                    quoted_for_shell(name),
                                    key_from(name).empty() ? " --key KEY" : ", or --create")
                      : "") +
            ".");
  }
  return {type, 0};
}

std::optional<When> TypedReader::date(std::string_view field, const std::string& text,
                                      const Citation& citation) {
  PhraseOptions options{.change_over = base_.change_over()};
  auto said = citation.published;
  if (citation.source && citation.source->value() != 0) {
    const auto source = base_.source(*citation.source);
    if (!source.calendar.empty()) options.change_over = ChangeOver::parse(source.calendar).value();
    if (!said) said = source.published;
  }
  if (counts_back(text) && !said) {
    mistake(
        fmt::format("{}: {} counts back from when it was said: give that with --said, or published= of its "
                    "source.",
                    field, in_quotes(text)));
    return std::nullopt;
  }
  const auto date = said ? read_date_phrase(text, *said, options) : read_date_phrase(text, options);
  if (date) return *date;
  mistake(fmt::format("{}: {} is no date: {} (at byte {}).", field, in_quotes(text), date.error().reason,
                      date.error().position));
  return std::nullopt;
}

Citation TypedReader::citation(const TypedCitation& typed) {
  Citation citation;
  if (!typed.source.empty()) citation.source = SourceId(record(RecordType::source, typed.source).value);
  if (!typed.speaker.empty()) citation.speaker = ActorId(record(RecordType::actor, typed.speaker).value);
  citation.locator = typed.locator;
  if (!typed.published.empty()) citation.published = date("--said", typed.published, citation);
  if (!typed.window.empty()) citation.window = date("--window", typed.window, citation);
  if (!typed.likelihood.empty()) try {
      citation.likelihood = io::likelihood_typed(typed.likelihood);
    } catch (const Error& error) {
      mistake("--likelihood: " + clause(error) + ".");
    }
  return citation;
}

void TypedReader::no_field(RecordType type, std::string_view kind, std::string_view field,
                           const std::string& text, const std::vector<std::string>& known) {
  auto message = fmt::format("There is no field {} of {}{}{}", in_quotes(field), io::one(type),
                             kind.empty() ? "" : fmt::format(" of the {} {}", kind_field(type), kind),
                             io::hint(field, known));
  if (message.ends_with('?') || kind.empty() || kind_field(type).empty()) {
    if (!message.ends_with('?')) message += ": it has " + fmt::format("{}", fmt::join(known, ", ")) + ".";
  } else {
    message +=
        fmt::format("; to give the {} one: annals kind {} {} {}:{}{}.", kind_field(type), options_.base, kind,
                    field, word(io::guessed_type(text)), type == RecordType::actor ? " --of actor" : "");
  }
  mistake(message);
}

void TypedReader::add_item(Statement& statement, RecordType type, std::string_view list,
                           const std::string& text) {
  if (list == "with") {
    const auto colon = text.rfind(':');
    const auto role = colon == std::string::npos ? "" : text.substr(colon + 1);
    statement.with.push_back({ActorId(record(RecordType::actor, text.substr(0, colon)).value), role});
  } else if (list == "names") {
    statement.names.push_back(io::name_typed(text));
  } else if (list == "part_of") {
    statement.part_of.emplace_back(record(type, text).value);
  } else {
    statement.derived_from.emplace_back(record(type, text).value);
  }
}

std::optional<Value> TypedReader::value(const FieldDescription& field, const std::string& text,
                                        const Citation& citation) {
  switch (field.type) {
    case FieldType::actor:
      return ActorId(record(RecordType::actor, text).value);
    case FieldType::place:
      return PlaceId(record(RecordType::place, text).value);
    case FieldType::event:
      return EventId(record(RecordType::event, text).value);
    case FieldType::date: {
      auto when = date(field.name, text, citation);
      return when ? std::optional<Value>(*std::move(when)) : std::nullopt;
    }
    default:
      break;
  }
  try {
    return io::plain_value(field, text);
  } catch (const Error& error) {
    mistake(field.name + ": " + clause(error) + (std::string_view(error.what()).ends_with('?') ? "" : "."));
    return std::nullopt;
  }
}

Statement TypedReader::statement(RecordType type, std::string_view kind,
                                 const std::vector<std::string>& words, const Citation& citation) {
  const auto kind_word = std::string(kind_field(type)) + "=";
  std::string stated(kind);
  for (const auto& word : words)
    if (kind_word.size() > 1 && word.starts_with(kind_word)) stated = word.substr(kind_word.size());

  auto fields = io::fields_of(type);
  const auto own = fields_of_kind(base_, type, stated);
  fields.insert(fields.end(), own.begin(), own.end());
  const auto lists = lists_of(type);
  std::vector<std::string> known;
  for (const auto& field : fields) known.push_back(field.name);
  known.insert(known.end(), lists.begin(), lists.end());

  Statement statement;
  for (const auto& word : words) {
    const auto equals = word.find('=');
    const auto name = word.substr(0, equals);
    const auto text = equals == std::string::npos ? "" : word.substr(equals + 1);
    const auto field = std::ranges::find(fields, name, &FieldDescription::name);
    const bool is_list = std::ranges::find(lists, name) != lists.end();
    if (equals == std::string::npos)
      mistake(in_quotes(word) +
              " states nothing: write field=value, in quotation marks where it has spaces.");
    else if (field == fields.end() && !is_list)
      no_field(type, stated, name, text, known);
    else if (text.empty())
      mistake(name + ": an empty value says nothing; leave it out.");
    else if (is_list)
      add_item(statement, type, name, text);
    else if (find(statement.fields, name) != nullptr)
      mistake(name + " is said twice: a source that says both says each in a claim of its own.");
    else if (auto read = value(*field, text, citation))
      statement.fields.push_back({name, *std::move(read)});
  }
  const bool has_own = std::ranges::any_of(statement.fields, [&](const Field& field) {
    return std::ranges::find(own, field.name, &FieldDescription::name) != own.end();
  });
  if (has_own && find(statement.fields, kind_field(type)) == nullptr)
    statement.fields.insert(statement.fields.begin(), {std::string(kind_field(type)), stated});
  return statement;
}

std::string near_miss(std::string_view word, const std::vector<std::string>& candidates) {
  return io::hint(word, candidates);
}

}  // namespace annals::inline v0_2
