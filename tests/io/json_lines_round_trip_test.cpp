#include "annals/record/kinds.hpp"
#include "io/support.hpp"
#include "rounds.hpp"

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

/// Fills a base with all that a base can hold, through the general way in.
class RandomBase {
 public:
  explicit RandomBase(unsigned seed) : random_(seed), base_("o" + std::to_string(seed % 3)) {
    base_->describe({"flood",
                     "Water over land",
                     {{"crest_m", FieldType::number, "height, metres", {}},
                      {"cause", FieldType::text, "", {"rain", "snow \"melt\""}},
                      {"seen_by", FieldType::actor, "who saw it", {}},
                      {"upstream", FieldType::place, "", {}},
                      {"after", FieldType::event, "", {}},
                      {"announced", FieldType::date, "", {}},
                      {"level", FieldType::integer, "", {}},
                      {"over", FieldType::boolean, "", {}}}});
    base_->describe({"rumour", "Talk that nobody owns to", {}});
    Transaction all = base_->transaction();
    for (int i = 0; i < 60; ++i) act();
    all.commit();
  }

  FreshBase& operator*() { return base_; }

 private:
  std::uint32_t below(std::size_t n) { return static_cast<std::uint32_t>(random_() % n); }
  bool chance(std::uint32_t of) { return below(of) == 0; }
  template <class T>
  const T& any(const std::vector<T>& list) {
    return list[below(list.size())];
  }

  std::string text() {
    static const std::vector<std::string> texts = {"plain",
                                                   "김정은",
                                                   "\"quoted\" \\ and / slashed",
                                                   "line\nbreak\ttab",
                                                   "emoji 🎈",
                                                   "ça e\u0301",
                                                   "\x7F\x01",
                                                   "</script>",
                                                   "\u2028",
                                                   "مرحبا",
                                                   " ",
                                                   "'",
                                                   "2019",
                                                   "null",
                                                   "{\"event\":\"x\"}",
                                                   std::string(3000, 'x')};
    return any(texts);
  }
  When date() {
    static const std::vector<std::string> dates = {
        "2019-02-27/2019-02-28", "2018",    "2018-09~",   "156X",
        "-0044-03-15",           "../2020", "2020-06/..", "Y-170000002",
        "2020-06-16T05:49:00Z",  "2018-22", "1985/",      "2019-03-01?"};
    const When when(any(dates));
    return chance(3) ? when.with_words(text()) : when;
  }
  Likelihood likelihood() {
    static const std::vector<std::string> words = {"likely", "not likely", "may", "Almost Certain"};
    if (chance(2)) return Likelihood::worded(any(words));
    const double low = below(1000) / 1000.0;
    return Likelihood::between(low, low + (1 - low) / 3);
  }
  double number() { return chance(4) ? 1000.0 : std::uniform_real_distribution<double>(-90, 90)(random_); }

  Value value(const FieldDescription& field) {
    switch (field.type) {
      case FieldType::boolean:
        return chance(2);
      case FieldType::integer:
        return static_cast<std::int64_t>(random_());
      case FieldType::number:
        return field.name == "latitude" || field.name == "longitude"
                   ? std::uniform_real_distribution<double>(-90, 90)(random_)
                   : number();
      case FieldType::date:
        return date();
      case FieldType::actor:
        return any(actors_);
      case FieldType::place:
        return any(places_);
      case FieldType::event:
        return any(events_);
      case FieldType::text:
        break;
    }
    if (field.name == "calendar") return std::string(chance(2) ? "gregorian" : "julian until 1752-09-14");
    if (field.name == "zone") return std::string(chance(2) ? "+09:00" : "America/New_York");
    return field.words.empty() ? text() : any(field.words);
  }
  [[nodiscard]] bool can_be_stated(const FieldDescription& field) const {
    return !(field.type == FieldType::actor && actors_.empty()) &&
           !(field.type == FieldType::place && places_.empty()) &&
           !(field.type == FieldType::event && events_.empty());
  }
  void say(Fields& fields, const std::vector<FieldDescription>& described) {
    for (const auto& field : described)
      if (chance(2) && can_be_stated(field) && field.name != "kind")
        fields.push_back({field.name, value(field)});
  }

  Claim claim(RecordType type, const std::string& kind, bool first) {
    Claim claim;
    if (!kind.empty()) claim.statement.fields.push_back({"kind", kind});
    if (type == RecordType::event) say(claim.statement.fields, detail::describe_fields<Event<>>());
    if (type == RecordType::actor) say(claim.statement.fields, detail::describe_fields<Actor>());
    if (type == RecordType::place) say(claim.statement.fields, detail::describe_fields<Place>());
    if (type == RecordType::source) say(claim.statement.fields, detail::describe_fields<Source>());
    if (type == RecordType::link) say(claim.statement.fields, detail::describe_fields<Link>());
    for (const auto& described : base_->kinds())
      if (described.name == kind) say(claim.statement.fields, described.fields);
    if (type == RecordType::event) {
      for (auto n = below(3); n > 0 && !actors_.empty(); --n)
        claim.statement.with.push_back({any(actors_), chance(2) ? text() : ""});
      for (auto n = below(2); n > 0 && !events_.empty(); --n) claim.statement.part_of.push_back(any(events_));
    }
    if (type != RecordType::link)
      for (auto n = below(3); n > 0; --n) claim.statement.names.push_back({text(), chance(2) ? "ko" : ""});
    if (!first && chance(3)) claim.stance = Stance::disputes;
    auto& citation = claim.citation;
    if (chance(2) && !sources_.empty()) citation.source = any(sources_);
    if (chance(3) && !actors_.empty()) citation.speaker = any(actors_);
    if (chance(3)) citation.locator = text();
    if (chance(4)) citation.published = date();
    if (chance(4)) citation.likelihood = likelihood();
    if (chance(6)) citation.window = date();
    if (chance(3)) citation.recorded = Instant::from_key(below(4) * std::int64_t{1'000'000'000'000'000});
    while (chance(4))
      claim.reviews.push_back(
          {static_cast<Act>(below(7)), chance(2) ? text() : "", Instant::from_key(below(100))});
    return claim;
  }

  /// A record cannot lie within itself.
  static bool refers_to(const Value& value, RecordId about) {
    return value == Value(ActorId(about.value)) || value == Value(PlaceId(about.value)) ||
           value == Value(EventId(about.value));
  }

  std::string key(const char* stem) {
    // Few keys, so that origins share some.
    return std::string(stem) + "-" + std::to_string(below(12)) + (chance(9) ? "-북" : "");
  }
  std::string origin() { return chance(4) ? "other" : chance(5) ? "third" : ""; }

  void enter(RecordType type, const char* stem, const std::string& kind = {}) {
    const auto k = key(stem);
    const auto o = origin();
    if (const auto known = base_->find_key(type, k, o)) return say_more(*known, base_->name_of(*known).kind);
    const auto id = base_->enter(type, k, o, claim(type, kind, true));
    records_.push_back(id);
    if (type == RecordType::source) sources_.emplace_back(id.value);
    if (type == RecordType::actor) actors_.emplace_back(id.value);
    if (type == RecordType::place) places_.emplace_back(id.value);
    if (type == RecordType::event) events_.emplace_back(id.value);
  }
  void say_more(RecordId about, const std::string& kind) {
    auto more = claim(about.type, about.type == RecordType::event ? kind : "", false);
    std::erase_if(more.statement.fields, [&](const Field& field) { return refers_to(field.value, about); });
    std::erase(more.statement.part_of, EventId(about.value));
    base_->claim(about, more);
    if (chance(6)) base_->claim(about, more);  // the very same again
  }

  void act() {
    static const std::vector<std::string> kinds = {"flood",  "summit", "weapon_test",
                                                   "rumour", "threat", "수해"};
    switch (below(9)) {
      case 0:
        return enter(RecordType::source, "source");
      case 1:
        return enter(RecordType::actor, "actor");
      case 2:
        return enter(RecordType::place, "place");
      case 3:
      case 4:
        return enter(RecordType::event, "event", any(kinds));
      case 5: {
        if (events_.size() < 2) return;
        const auto from = any(events_);
        const auto to = any(events_);
        static const std::vector<LinkKind> link_kinds = {
            causes, triggers, aims_at, is_about,
            LinkKind{"replicates", "is replicated by", Explains::nothing, LinkEnd::to}};
        const auto kind = any(link_kinds);
        if (from == to || base_->find_link(from, kind, to)) return;
        records_.push_back(base_->enter_link(from, kind, to, claim(RecordType::link, {}, true)));
        return;
      }
      case 6:
        if (!sources_.empty()) base_->set_reliability(any(sources_), below(100) / 100.0);
        return;
      case 7: {
        const auto claims = records_.empty() ? std::vector<Claim>{} : base_->claims(any(records_));
        if (!claims.empty()) base_->retract(any(claims).id, text());
        return;
      }
      default:
        if (records_.empty()) return;
        const auto about = any(records_);
        return say_more(about, base_->name_of(about).kind);
    }
  }

  std::mt19937_64 random_;
  FreshBase base_;
  std::vector<RecordId> records_;
  std::vector<SourceId> sources_;
  std::vector<ActorId> actors_;
  std::vector<PlaceId> places_;
  std::vector<EventId> events_;
};

/// Random places lie within each other in cycles, which a base tells of and keeps.
std::vector<std::string> problems(const KnowledgeBase& base) {
  std::vector<std::string> found;
  // The owner of a base has another name in a copy of it.
  for (const auto& problem : base.check())
    found.push_back(problem.about +
                    (problem.type == Problem::Type::damage ? ": " + problem.what : std::string()));
  std::ranges::sort(found);
  return found;
}

}  // namespace

TEST_CASE("Export, import into an empty base and export again give the same bytes") {
  for (unsigned seed = 0; seed < test::rounds(40U); ++seed) {
    INFO("seed " << seed);
    RandomBase base(seed);
    const std::string text = (*base).exported();
    FreshBase copy("copy");
    copy.import(text);
    REQUIRE(copy.exported() == text);
    CHECK(problems(*copy) == problems(**base));
  }
}

TEST_CASE("Importing an export into the base that it came from changes nothing") {
  for (unsigned seed = 100; seed < 110; ++seed) {
    INFO("seed " << seed);
    RandomBase base(seed);
    const std::string text = (*base).exported();
    const auto report = (*base).import(text);
    CHECK(report.records == 0);
    CHECK(report.claims == 0);
    CHECK((*base).exported() == text);
  }
}
