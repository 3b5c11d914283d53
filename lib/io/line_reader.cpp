#include "io/line_reader.hpp"

#include "io/description.hpp"
#include "io/values.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace annals::inline v0_2::io {

namespace {

/// The first of these that a line has says what it is about; an event may have a place or a field "source".
constexpr RecordType subjects[] = {RecordType::event, RecordType::link,  RecordType::relative_date,
                                   RecordType::actor, RecordType::place, RecordType::source};

bool claims(const Json& object) {
  return std::ranges::any_of(subjects, [&](RecordType type) { return object.contains(word(type)); });
}

/// "said" and its like were names of version 0.1. A field of a kind, which is no list and no object, keeps
/// them.
void rename_older_members(Json& object) {
  constexpr std::pair<std::string_view, std::string_view> names[] = {
      {"timing", "relative_date"}, {"said", "citation"}, {"verdicts", "reviews"}};
  for (auto& [name, value] : object.members()) {
    for (const auto& [older, today] : names)
      if (name == older && (value.is_array() || value.is_object()) && !object.contains(today)) name = today;
    if (name != "reviews" || !value.is_array()) continue;
    for (auto& review : value.items())
      if (review.is_object())
        for (auto& member : review.members())
          if (member.first == "verdict") member.first = "review";
  }
}

template <Worded Enum>
std::vector<std::string> words() {
  return {words_of<Enum>.begin(), words_of<Enum>.end()};
}

template <Worded Enum>
Enum enum_of(const Json& value, std::string_view field, const Location& location) {
  return *from_word<Enum>(word_of(value, words<Enum>(), field, location));
}

/// What has kinds. (Of links a line has other members.)
RecordType record_type_of_kind(const Json& value, const Location& location) {
  static const std::vector<std::string> types = {"event", "actor", "link"};
  return *from_word<RecordType>(word_of(value, types, "of", location));
}

Review read_review(Json& value, const Location& location) {
  Members members(object_of(value, "reviews", location), location);
  Review review;
  review.act = enum_of<Act>(members.take("review"), "review", location);
  if (members.has("reason")) review.reason = text_of(members.take("reason"), "reason", location);
  if (members.has("recorded")) review.recorded = instant_of(members.take("recorded"), "recorded", location);
  members.expect_end("a review", {"review", "reason", "recorded"});
  return review;
}

double read_reliability(Members& members, const Location& location) {
  const auto reliability = number_of(members.take("reliability"), "reliability", location);
  if (!(reliability >= 0.0 && reliability <= 1.0))
    location.refuse("reliability", fmt::format("{} is not from 0 to 1", reliability));
  return reliability;
}

/// `"reliability":0.9`, which is said now, or `"ratings":[{"reliability":0.9,"recorded":"…"}]`.
std::vector<Rating> read_ratings(Members& members, const Location& location) {
  std::vector<Rating> ratings;
  if (members.has("ratings")) {
    Json list = members.take("ratings");
    for (auto& value : list_of(list, "ratings", location)) {
      Members parts(object_of(value, "ratings", location), location);
      auto& rating = ratings.emplace_back();
      if (parts.has("reliability")) rating.reliability = read_reliability(parts, location);
      rating.recorded = instant_of(parts.take("recorded"), "recorded", location);
      parts.expect_end("a rating", {"reliability", "recorded"});
    }
  }
  if (members.has("reliability")) ratings.push_back({read_reliability(members, location), {}});
  return ratings;
}

}  // namespace

LineSort sort_of(Json& object, const Location& location) {
  rename_older_members(object);
  if (claims(object)) return LineSort::claim;
  if (object.contains("describe")) {
    const auto* of = object.find("of");
    return of != nullptr && of->is_string() && of->text() == "link" ? LineSort::link_kind : LineSort::kind;
  }
  if (object.contains("step")) return LineSort::step;
  if (object.contains("annals")) return LineSort::header;
  location.refuse(
      {}, "it does not say what it is about: a line has event, actor, place, source, link or relative date");
}

Header read_header(Json& object, const Location& location) {
  Members members(object, location);
  const auto format = integer_of(members.take("annals"), "annals", location);
  if (format > 1)
    throw Error(
        ErrorCode::newer_format,
        location.message("annals",
                         fmt::format("format {} is newer than this program, which reads format 1", format)));
  if (format != 1) location.refuse("annals", fmt::format("there is no format {}; write 1", format));
  Header header;
  if (members.has("origins")) {
    Json origins = members.take("origins");
    if (!origins.is_array())
      location.refuse("origins", "a list of names is wanted, not " + described(origins));
    for (const auto& name : origins.items()) header.origins.push_back(text_of(name, "origins", location));
  }
  if (members.has("zones")) {
    Json zones = members.take("zones");
    for (auto& [origin, zone] : object_of(zones, "zones", location).members()) {
      if (std::ranges::find(header.origins, origin) == header.origins.end())
        location.refuse("zones", in_quotes(origin) + " is not one of the origins");
      header.zones[origin] = text_of(zone, "zones", location);
    }
  }
  if (members.has("ties")) header.ties = enum_of<Ties>(members.take("ties"), "ties", location);
  if (members.has("circa")) {
    const auto widths = CircaWidths::parse(text_of(members.take("circa"), "circa", location));
    if (!widths) location.refuse("circa", widths.error().reason);
    header.circa = *widths;
  }
  if (members.has("calendar"))
    header.change_over = change_over_of(text_of(members.take("calendar"), "calendar", location), location);
  members.expect_end("the header", {"annals", "origins", "zones", "ties", "circa", "calendar"});
  return header;
}

ChangeOver change_over_of(std::string_view text, const Location& location) {
  const auto change_over = ChangeOver::parse(text);
  if (!change_over)
    location.refuse("calendar",
                    fmt::format("{}: {}; write \"julian until 1752-09-14\", with the first Gregorian day, or "
                                "\"gregorian\"",
                                in_quotes(text), change_over.error().reason));
  return *change_over;
}

KindDescription read_kind(Json& object, const Location& location) {
  Members members(object, location);
  KindDescription kind{text_of(members.take("describe"), "describe", location), {}, {}};
  if (members.has("of")) kind.of = record_type_of_kind(members.take("of"), location);
  if (members.has("about")) kind.about = text_of(members.take("about"), "about", location);
  if (members.has("fields")) {
    Json fields = members.take("fields");
    for (auto& value : list_of(fields, "fields", location)) {
      Members parts(object_of(value, "fields", location), location);
      FieldDescription field{text_of(parts.take("name"), "name", location), {}, {}, {}, {}};
      field.type = enum_of<FieldType>(parts.take("type"), "type", location);
      if (parts.has("about")) field.about = text_of(parts.take("about"), "about", location);
      if (parts.has("words")) {
        Json list = parts.take("words");
        for (const auto& word : list_of(list, "words", location))
          field.words.push_back(text_of(word, "words", location));
      }
      if (parts.has("indexed")) field.is_indexed = boolean_of(parts.take("indexed"), "indexed", location);
      parts.expect_end("a field", {"name", "type", "about", "words", "indexed"});
      kind.fields.push_back(std::move(field));
    }
  }
  members.expect_end("a kind", {"describe", "of", "about", "fields"});
  return kind;
}

LinkKindDescription read_link_kind(Json& object, const Location& location) {
  Members members(object, location);
  LinkKindDescription kind{text_of(members.take("describe"), "describe", location),
                           text_of(members.take("inverse"), "inverse", location)};
  members.take("of");
  if (members.has("explains"))
    kind.explains = enum_of<Explains>(members.take("explains"), "explains", location);
  if (members.has("first")) kind.first = enum_of<LinkEnd>(members.take("first"), "first", location);
  members.expect_end("a kind of link", {"describe", "of", "inverse", "explains", "first"});
  return kind;
}

TakenStep read_step(Json& object, const Location& location) {
  Members members(object, location);
  TakenStep step{text_of(members.take("step"), "step", location),
                 text_of(members.take("kind"), "kind", location)};
  if (members.has("of")) step.of = record_type_of_kind(members.take("of"), location);
  if (members.has("name")) step.became.emplace("", text_of(members.take("name"), "name", location));
  if (members.has("fields")) {
    Json fields = members.take("fields");
    for (const auto& [field, became] : object_of(fields, "fields", location).members())
      step.became.emplace(field, text_of(became, "fields", location));
  }
  if (members.has("dropped")) {
    Json dropped = members.take("dropped");
    for (const auto& field : list_of(dropped, "dropped", location))
      step.became.emplace(text_of(field, "dropped", location), std::nullopt);
  }
  step.recorded = instant_of(members.take("recorded"), "recorded", location);
  members.expect_end("a step", {"step", "kind", "of", "name", "fields", "dropped", "recorded"});
  return step;
}

void LineReader::read(Json& object, Line& line, Location& location) {
  Members members(object, location);
  line.phrases.change_over = words_.change_over({});
  line.phrases.day_order = words_.day_order;
  read_subject(members, line, location);
  if (members.has("stance")) line.claim.stance = enum_of<Stance>(members.take("stance"), "stance", location);
  if (members.has("citation")) {
    Json citation = members.take("citation");
    line.has_citation = true;
    read_citation(citation, line, location);
  }
  // The owner of the base that the file comes from, unless that is this one.
  if (!line.claim.citation.source && default_origin_ != own_origin_)
    line.claim.citation.source = id<RecordType::source>(Json(self_key), "citation", line, location);
  if (members.has("reviews")) {
    Json reviews = members.take("reviews");
    for (auto& value : list_of(reviews, "reviews", location))
      line.claim.reviews.push_back(read_review(value, location));
  }
  if (!is_edge(line.type)) read_lists(members, line, location);
  if (line.type == RecordType::source) line.ratings = read_ratings(members, location);
  read_fields(members, line, location);
}

void LineReader::read_subject(Members& members, Line& line, Location& location) {
  for (const auto type : subjects) {
    if (!members.has(word(type))) continue;
    line.type = type;
    break;
  }
  const std::string_view name = word(line.type);
  Json subject = members.take(name);
  if (is_edge(line.type))
    read_ends(members, subject, line, location);
  else
    line.key = text_of(subject, name, location);
  location.type = noun(line.type);
  location.key = line.key;
  if (is_edge(line.type)) return;
  line.origin = members.has("origin") ? text_of(members.take("origin"), "origin", location) : default_origin_;
}

void LineReader::read_ends(Members& members, Json& subject, Line& line, const Location& location) {
  const bool is_link = line.type == RecordType::link;
  const std::string_view name = word(line.type);
  const auto& parts = list_of(subject, name, location);
  if (parts.size() != 3)
    location.refuse(name, is_link ? R"(a link is ["event","kind of link","event"])"
                                  : R"(a relative date is ["event","offset","anchor"])");
  line.ends.from = mention(RecordType::event, parts[0], name, line, location);
  if (is_link) {
    line.ends.kind = word_of(parts[1], link_kinds_, name, location);
  } else {
    const auto text = text_of(parts[1], name, location);
    line.ends.kind = offset_of(text, name, location).text();
    // Text that is not the offset's own is the source's words, unless the line has others.
    if (text != line.ends.kind && !members.has("words"))
      line.claim.statement.fields.push_back({"words", text});
  }
  line.ends.to = mention(RecordType::event, parts[2], name, line, location);
  line.key = fmt::format("{} {} {}", parts[0].text(), line.ends.kind, parts[2].text());
}

void LineReader::read_fields(Members& members, Line& line, const Location& location) {
  const auto read = [&](const std::vector<FieldDescription>& fields, Members& from) {
    for (const auto& field : fields) {
      Json value = from.take(field.name);
      if (value.is_null()) continue;
      auto words = field.type == FieldType::date ? words_counting_back(value) : std::nullopt;
      if (words_.are_kept && line.type == RecordType::event && field.name == "when")
        if (auto unread = words_unread(value, line.phrases)) {
          line.claim.statement.fields.push_back({"undated", *std::move(unread)});
          continue;
        }
      if (words)
        line.counted.push_back(
            {line.claim.statement.fields.size() + line.counted.size(), field.name, *std::move(words)});
      else
        line.claim.statement.fields.push_back({field.name, read_value(field, value, line, location)});
    }
  };
  std::vector<std::string> known;
  const auto name = [&known](const std::vector<FieldDescription>& fields) {
    for (const auto& field : fields) known.push_back(field.name);
  };
  Json details =
      line.type == RecordType::event || line.type == RecordType::actor ? members.take("details") : Json();
  read(fields_of(line.type), members);
  const auto* stated = find(line.claim.statement.fields, kind_field(line.type));
  const auto word_of_kind = stated != nullptr ? std::get<std::string>(*stated) : std::string();
  const auto kind = kinds_.find({line.type, word_of_kind});
  if (kind != kinds_.end()) read(kind->second.fields, members);
  if (!details.is_null()) {
    Members parts(object_of(details, "details", location), location);
    if (kind != kinds_.end()) {
      read(kind->second.fields, parts);
      name(kind->second.fields);
    }
    parts.expect_end("the kind " + word_of_kind, std::exchange(known, {}));
  }
  if (members.at_end()) return;

  if (kind != kinds_.end()) name(kind->second.fields);
  name(fields_of(line.type));
  if (!is_edge(line.type)) known.insert(known.end(), {"names", "origin"});
  if (line.type == RecordType::event) known.insert(known.end(), {"with", "part_of"});
  if (line.type == RecordType::source) known.insert(known.end(), {"reliability", "ratings", "derived_from"});
  known.insert(known.end(), {"citation", "stance", "reviews"});
  const auto* without = line.type == RecordType::event ? " without a kind" : "";
  members.expect_end(word_of_kind.empty()             ? std::string(one(line.type)) + without
                     : line.type == RecordType::actor ? "an actor of the type " + word_of_kind
                                                      : "the kind " + word_of_kind,
                     known);
}

void LineReader::read_lists(Members& members, Line& line, const Location& location) {
  auto& statement = line.claim.statement;
  if (members.has("names")) {
    Json names = members.take("names");
    for (auto& value : list_of(names, "names", location)) {
      Members parts(object_of(value, "names", location), location);
      Name name{text_of(parts.take("text"), "names", location), {}};
      if (parts.has("language")) name.language = text_of(parts.take("language"), "names", location);
      parts.expect_end("a name", {"text", "language"});
      statement.names.push_back(std::move(name));
    }
  }
  if (line.type == RecordType::source && members.has("derived_from")) {
    Json sources = members.take("derived_from");
    for (const auto& value : list_of(sources, "derived_from", location))
      statement.derived_from.push_back(id<RecordType::source>(value, "derived_from", line, location));
  }
  if (line.type != RecordType::event) return;
  if (members.has("with")) {
    Json with = members.take("with");
    for (auto& value : list_of(with, "with", location)) {
      Members parts(object_of(value, "with", location), location);
      Participant participant{id<RecordType::actor>(parts.take("actor"), "with", line, location), {}};
      if (parts.has("role")) participant.role = text_of(parts.take("role"), "with", location);
      parts.expect_end("a participant", {"actor", "role"});
      statement.with.push_back(std::move(participant));
    }
  }
  if (members.has("part_of")) {
    Json wholes = members.take("part_of");
    for (const auto& value : list_of(wholes, "part_of", location))
      statement.part_of.push_back(id<RecordType::event>(value, "part_of", line, location));
  }
}

void LineReader::read_citation(Json& value, Line& line, const Location& location) {
  Members members(object_of(value, "citation", location), location);
  Citation& citation = line.claim.citation;
  if (members.has("source"))
    citation.source = id<RecordType::source>(members.take("source"), "source", line, location);
  if (citation.source) {
    const auto number = static_cast<std::size_t>(citation.source->value());
    line.phrases.change_over = words_.change_over(mentions_.all()[number].text);
  }
  if (members.has("speaker"))
    citation.speaker = id<RecordType::actor>(members.take("speaker"), "speaker", line, location);
  if (members.has("locator")) citation.locator = text_of(members.take("locator"), "locator", location);
  const auto date = [&](std::string_view name) -> std::optional<When> {
    Json text = members.take(name);
    if (text.is_null()) return std::nullopt;
    return date_of(text, name, line.phrases, location);
  };
  citation.published = date("published");
  citation.window = date("window");
  if (members.has("likelihood")) {
    Json likelihood = members.take("likelihood");
    citation.likelihood = likelihood_of(likelihood, "likelihood", location);
  }
  if (members.has("recorded")) citation.recorded = instant_of(members.take("recorded"), "recorded", location);
  members.expect_end("citation",
                     {"source", "speaker", "locator", "published", "recorded", "likelihood", "window"});
}

Value LineReader::read_value(const FieldDescription& field, Json& value, Line& line,
                             const Location& location) {
  switch (field.type) {
    case FieldType::boolean:
      return boolean_of(value, field.name, location);
    case FieldType::integer:
      return integer_of(value, field.name, location);
    case FieldType::number:
      return number_of(value, field.name, location);
    case FieldType::date:
      return date_of(value, field.name, line.phrases, location);
    case FieldType::actor:
      return id<RecordType::actor>(value, field.name, line, location);
    case FieldType::place:
      return id<RecordType::place>(value, field.name, line, location);
    case FieldType::event:
      return id<RecordType::event>(value, field.name, line, location);
    case FieldType::text:
      break;
  }
  return field.words.empty() ? text_of(value, field.name, location)
                             : word_of(value, field.words, field.name, location);
}

std::uint32_t LineReader::mention(RecordType type, const Json& value, std::string_view field, Line& line,
                                  const Location& location) {
  if (!value.is_string())
    location.refuse(field, fmt::format("the key of {} is wanted, not {}", one(type), described(value)));
  if (value.text().empty()) location.refuse(field, "an empty text is no key");
  const auto number = mentions_.number(type, value.text(), line.number, field);
  line.mentions.push_back(number);
  return number;
}

}  // namespace annals::inline v0_2::io
