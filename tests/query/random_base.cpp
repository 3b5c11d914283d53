#include "query/random_base.hpp"

#include "fold.hpp"
#include "sql/support.hpp"
#include "store/schema.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace annals::testing {

namespace {

constexpr std::int64_t day_us = 86'400'000'000;
constexpr std::int64_t places = 8;
constexpr std::int64_t actors = 5;
constexpr std::int64_t sources = 3;
constexpr std::int64_t first_place = 1001;
constexpr std::int64_t first_actor = 2001;
constexpr std::int64_t first_source = 3001;
constexpr std::int64_t first_further_claim = 10'001;
constexpr std::int64_t last_recording = 9;
const std::vector<std::string> roles{"", "attends", "it's \"$1\"; --"};
const std::vector<std::string> vocabulary{"liaison", "office", "office's", "summit",
                                          "sum",     "Hanoi",  "hanoi-2"};

constexpr std::string_view insert_event = R"(
INSERT INTO event (id, key, origin, kind, title, summary, earliest_start, latest_start, earliest_end, latest_end,
                   sort_key, span_class, place, outcome, standing)
VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14))";

std::int64_t span_class(const Bounds& bounds) {
  const auto span = static_cast<std::uint64_t>(bounds.latest_end.key()) -
                    static_cast<std::uint64_t>(bounds.earliest_start.key());
  return static_cast<std::int64_t>(std::bit_width(span));
}

std::int64_t sort_key(const Bounds& bounds) {
  return (bounds.earliest_start.is_bounded() ? bounds.earliest_start : bounds.latest_start).key();
}

}  // namespace

std::unique_ptr<sql::Database> empty_base(const TemporaryDirectory& folder) {
  auto database = sql::test::open_or_make(folder / "random.annals");
  database->begin();  // one write to the disk instead of one for each table
  database->script(store::schema_sql());
  database->script(R"(
    INSERT OR IGNORE INTO origin (id, name) VALUES (1, 'here'), (2, 'elsewhere');
    INSERT INTO source (id, key, origin, title) VALUES (1, 'self', 1, 'The owner');
    CREATE TABLE "event_odd ""kind"" of $1" (
      id INTEGER PRIMARY KEY REFERENCES event,
      joint INTEGER, troops INTEGER, range_km REAL, "the ""what"" of $2" TEXT, announced TEXT,
      announced_words TEXT, severity TEXT, site INTEGER REFERENCES place, main INTEGER REFERENCES event
    ) STRICT;
  )");
  database->commit();
  return database;
}

const KindDescription& odd_kind() {
  static const KindDescription kind{"odd \"kind\" of $1",
                                    "",
                                    {{"joint", FieldType::boolean},
                                     {"troops", FieldType::integer},
                                     {"range_km", FieldType::number},
                                     {"the \"what\" of $2", FieldType::text},
                                     {"announced", FieldType::date},
                                     {"severity", FieldType::text, "", {"minor", "major"}},
                                     {"site", FieldType::place},
                                     {"main", FieldType::event}}};
  return kind;
}

OddState::OddState(sql::Database& database) : state(database, cache) {
  store::Kinds kinds;
  kinds[{RecordType::event, "threat"}] = {"threat", {}, {}};
  kinds[{RecordType::event, odd_kind().name}] = odd_kind();
  state.kinds_are(std::make_shared<const store::Kinds>(std::move(kinds)));
}

RandomBase::RandomBase(const TemporaryDirectory& folder, unsigned seed, std::size_t events)
    : random_(seed), database_(empty_base(folder)), state_(*database_) {
  database_->begin();
  add_places_actors_and_sources();
  for (std::size_t i = 0; i < events; ++i) add_event(static_cast<std::int64_t>(10 + i));
  if (events > 0) add_claims_and_links();
  database_->commit();
}

std::int64_t RandomBase::number(std::int64_t from, std::int64_t to) {
  return std::uniform_int_distribution<std::int64_t>(from, to)(random_);
}

Instant RandomBase::random_instant() {
  const auto near = [&] { return number(-20, 20) * day_us + number(-1, 1); };
  switch (number(0, 11)) {
    case 0:
      return start_of({number(-3000, 12000), static_cast<unsigned>(number(1, 12)), 1});
    case 1:
      return start_of({170'000'000 + number(0, 2), 1, 1});
    case 2:
      return start_of({-170'000'000 - number(0, 2), 1, 1});
    case 3:
      return Instant::from_key(number(-3, 3));
    case 4: {
      // Where the years begin and end that are known to the microsecond.
      const auto edge = start_of({chance(50) ? first_precise_year : last_precise_year + 1, 1, 1});
      return Instant::from_key(edge.key() + number(-3, 3));
    }
    default:
      return Instant::from_key(near());
  }
}

Period RandomBase::random_period() {
  Period period{random_instant(), random_instant()};
  if (period.to < period.from && chance(95)) std::swap(period.from, period.to);
  if (chance(10)) period.from = Instant::unbounded_past();
  if (chance(10)) period.to = Instant::unbounded_future();
  return period;
}

Bounds RandomBase::random_bounds() {
  Bounds bounds;
  if (chance(8)) return bounds;
  std::vector<Instant> instants{random_instant(), random_instant(), random_instant()};
  std::sort(instants.begin(), instants.end());
  if (chance(60)) instants[1] = instants[2] = instants[0];
  bounds = {instants[0], instants[1], earliest_end_after(instants[0]), earliest_end_after(instants[2])};
  if (chance(8)) bounds.earliest_start = Instant::unbounded_past();
  if (chance(8)) bounds.latest_end = Instant::unbounded_future();
  return bounds;
}

std::string RandomBase::random_words(int most) {
  std::string words;
  for (auto left = number(0, most); left > 0; --left) {
    const auto& word = vocabulary[static_cast<std::size_t>(number(0, std::ssize(vocabulary) - 1))];
    words += (words.empty() ? "" : " ") + word;
  }
  return words;
}

Fields RandomBase::random_details() {
  Fields details;
  const auto& fields = odd_kind().fields;
  if (chance(70)) details.push_back({fields[0].name, chance(50)});
  if (chance(70)) details.push_back({fields[1].name, number(-2, 2)});
  if (chance(70)) details.push_back({fields[2].name, static_cast<double>(number(-4, 4)) / 2});
  if (auto words = random_words(1); !words.empty()) details.push_back({fields[3].name, std::move(words)});
  if (chance(70)) {
    When announced(chance(50) ? "2018-09" : "2018?");
    details.push_back(
        {fields[4].name, chance(50) ? announced.with_words("21 months (or so) ago") : announced});
  }
  if (chance(70)) details.push_back({fields[5].name, fields[5].words[chance(50) ? 0 : 1]});
  if (chance(70)) details.push_back({fields[6].name, PlaceId(first_place + number(0, places - 1))});
  if (chance(50) && !events_.empty()) details.push_back({fields[7].name, EventId(random_event())});
  return details;
}

void RandomBase::add_places_actors_and_sources() {
  for (std::int64_t i = 0; i < places; ++i) {
    // The first places share their keys with those of another origin.
    const bool shares = i < 4;
    const bool is_here = i % 2 == 0;
    const auto key = "place-" + std::to_string(shares ? i / 2 : i);
    const auto id = first_place + i;
    database_->run("INSERT INTO place (id, key, origin) VALUES ($1, $2, $3)", id, key, is_here ? 1 : 2);
    printed_key_[id] = !shares ? key : key + (is_here ? "@here" : "@elsewhere");
    container_of_[id] = std::nullopt;
  }
  for (auto& [place, container] : container_of_) {
    if (chance(30)) continue;
    container = first_place + number(0, places - 1);  // cycles come by themselves
    database_->run("UPDATE place SET within = $1 WHERE id = $2", container, place);
  }
  for (std::int64_t id = first_actor; id < first_actor + actors; ++id) {
    printed_key_[id] = "actor-" + std::to_string(id);
    database_->run("INSERT INTO actor (id, key, origin) VALUES ($1, $2, 1)", id, printed_key_[id]);
  }
  for (std::int64_t id = first_source; id < first_source + sources; ++id)
    database_->run("INSERT INTO source (id, key, origin) VALUES ($1, $2, 1)", id,
                   "source-" + std::to_string(id));
}

std::optional<std::string> RandomBase::random_standing() {
  if (chance(70)) return std::nullopt;
  return std::vector{"disputed", "rejected", "retracted"}[static_cast<std::size_t>(number(0, 2))];
}

void RandomBase::add_claims_and_links() {
  std::int64_t id = first_further_claim;
  for (const auto& event : events_)
    for (auto left = number(0, 2); left > 0; --left) {
      ClaimRow claim{event.id, first_source + number(0, sources - 1), {}, number(0, last_recording)};
      if (chance(50)) claim.speaker = first_actor + number(0, actors - 1);
      database_->run(R"(INSERT INTO claim (id, record_type, record, stance, states, source, speaker, recorded,
                                           digest)
                        VALUES ($1, 'event', $2, 'asserts', '{}', $3, $4, $5, 0))",
                     ++id, claim.record, claim.source, claim.speaker, claim.recorded);
      const auto of = id;
      for (auto reviews = number(0, 2); reviews > 0; --reviews) {
        const auto act = static_cast<Act>(number(0, 6));
        if (act == Act::retracted || act == Act::reinstated) claim.retracted = act == Act::retracted;
        if (act == Act::superseded || act == Act::restated) claim.superseded = act == Act::superseded;
        database_->run("INSERT INTO review (id, claim, review, recorded, digest) VALUES ($1, $2, $3, 0, 0)",
                       ++id, of, word(act));
      }
      claims_.push_back(claim);
    }
  for (std::size_t i = 0; i < events_.size(); ++i) {
    const LinkRow link{random_event(), built_in_link_kinds.at(static_cast<std::size_t>(number(0, 2))),
                       random_event(), random_standing()};
    const auto added = database_->run(
        "INSERT OR IGNORE INTO link (id, from_event, kind, to_event, standing) VALUES ($1, $2, $3, $4, $5)",
        ++id, link.from, link.kind.name(), link.to, link.standing);
    if (added == 1) links_.push_back(link);
  }
}

void RandomBase::add_event(std::int64_t id) {
  EventRow event;
  event.id = id;
  event.key = "event-" + std::to_string(id);
  event.kind = chance(50) ? odd_kind().name : "threat";
  event.title = random_words(3);
  if (chance(50)) event.summary = random_words(4);
  event.name = random_words(2);
  event.bounds = random_bounds();
  event.sort_key = sort_key(event.bounds);
  if (chance(70)) event.place = first_place + number(0, places - 1);
  event.outcome =
      chance(70) ? "occurred" : std::string(words_of<Outcome>[static_cast<std::size_t>(number(1, 3))]);
  event.standing = random_standing();
  for (auto left = number(0, 4); left > 0; --left)
    event.with.emplace(first_actor + number(0, actors - 1),
                       roles[static_cast<std::size_t>(number(0, std::ssize(roles) - 1))]);
  for (auto left = number(0, 2); left > 0 && !events_.empty(); --left)
    event.wholes.insert(10 + number(0, std::min<std::int64_t>(4, std::ssize(events_) - 1)));
  if (event.kind == odd_kind().name) event.details = random_details();
  printed_key_[id] = event.key;
  store(event);
  events_.push_back(std::move(event));
}

void RandomBase::store(const EventRow& event) {
  const auto& bounds = event.bounds;
  database_->run(insert_event, event.id, event.key, event.kind, event.title, event.summary,
                 bounds.earliest_start.key(), bounds.latest_start.key(), bounds.earliest_end.key(),
                 bounds.latest_end.key(), event.sort_key, span_class(bounds), event.place, event.outcome,
                 event.standing);
  for (const auto& [actor, role] : event.with)
    database_->run(
        "INSERT INTO participant (event, actor, role, kind, start_class, sort_key) "
        "SELECT id, $2, $3, kind, start_class, sort_key FROM event WHERE id = $1",
        event.id, actor, role);
  for (const auto whole : event.wholes)
    database_->run("INSERT INTO part (event, whole) VALUES ($1, $2)", event.id, whole);
  database_->run("INSERT INTO name (record, text, language) VALUES ($1, $2, '')", event.id, event.name);
  const auto indexed = std::array{fold(event.title), fold(event.summary.value_or("")), fold(event.name)};
  database_->add_text(event.id, {.title = indexed[0], .summary = indexed[1], .names = indexed[2]});
  if (event.kind != odd_kind().name) return;

  std::vector<std::string> texts;
  texts.reserve(2 * odd_kind().fields.size());  // the values look into them
  std::vector<sql::Value> values{event.id};
  for (const auto& field : odd_kind().fields) {
    const Value* citation = annals::find(event.details, field.name);
    if (citation == nullptr) {
      values.emplace_back(nullptr);
      if (field.type == FieldType::date) values.emplace_back(nullptr);
    } else if (const auto* flag = std::get_if<bool>(citation)) {
      values.emplace_back(static_cast<std::int64_t>(*flag));
    } else if (const auto* integer = std::get_if<std::int64_t>(citation)) {
      values.emplace_back(*integer);
    } else if (const auto* real = std::get_if<double>(citation)) {
      values.emplace_back(*real);
    } else if (const auto* text = std::get_if<std::string>(citation)) {
      values.emplace_back(texts.emplace_back(*text));
    } else if (const auto* place = std::get_if<PlaceId>(citation)) {
      values.emplace_back(place->value());
    } else if (const auto* main = std::get_if<EventId>(citation)) {
      values.emplace_back(main->value());
    } else {
      const auto& date = std::get<When>(*citation);
      values.emplace_back(texts.emplace_back(date.text()));
      values.emplace_back(texts.emplace_back(date.words()));
    }
  }
  database_->run(R"(INSERT INTO "event_odd ""kind"" of $1" VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))",
                 std::span<const sql::Value>(values));
}

}  // namespace annals::testing
