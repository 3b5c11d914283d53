#include "ledger.hpp"

#include "annals/io/json_lines.hpp"
#include "attack.hpp"

#include <cstdio>
#include <sstream>

namespace annals::torture {

namespace {

std::string key(const std::string& writer, const char* what, int n) {
  return writer + "-" + what + "-" + std::to_string(n);
}

bool is_long(int n) {
  return n % 7 == 3;
}

std::string summary(int n) {
  return is_long(n) ? std::string(20'000, static_cast<char>('a' + n % 26)) : "commit " + std::to_string(n);
}

}  // namespace

void write_commit(KnowledgeBase& base, int n, const std::string& writer) {
  auto transaction = base.transaction();
  const Citation citation{.recorded = Instant::from_key(1'000'000LL * n)};
  const auto cause = base.add(Event<>{.key = key(writer, "cause", n),
                                      .kind = "threat",
                                      .title = "Cause " + std::to_string(n),
                                      .summary = summary(n),
                                      .when = "2018-04"},
                              citation);
  const auto effect = base.add(Event<>{.key = key(writer, "effect", n), .kind = "summit"}, citation);
  base.link(cause, causes, effect, {.mechanism = "commit " + std::to_string(n)}, citation);
  base.time(effect, "2 weeks after", cause, citation);
  const auto claim = base.claim(
      effect, Event<>{.title = "Effect " + std::to_string(n), .names = {{"수도", "ko"}}}, citation);
  if (n % 3 == 0) base.retract(claim, "every third is taken back");
  if (n % 5 == 0) base.add(Actor{.key = key(writer, "actor", n), .title = "Actor"}, citation);
  transaction.commit();
}

int count_commits(const KnowledgeBase& base, const std::string& writer) {
  int n = 1;
  for (;; ++n) {
    const auto cause = base.find_key(RecordType::event, key(writer, "cause", n));
    const auto effect = base.find_key(RecordType::event, key(writer, "effect", n));
    if (!cause && !effect) break;
    const auto whole = "commit " + std::to_string(n) + " of " + writer + " is whole";
    require(cause && effect, whole);
    require(base.event(EventId(cause->value)).summary == summary(n), whole + ", with its text");
    require(base.find_link(EventId(cause->value), causes, EventId(effect->value)).has_value(),
            whole + ", with its link");
    require(base.relative_dates(EventId(effect->value)).size() == 1, whole + ", with its relative date");
    const auto title = base.event(EventId(effect->value)).title;
    require(title == (n % 3 == 0 ? "" : "Effect " + std::to_string(n)), whole + ", with its claim: " + title);
    if (n % 5 == 0)
      require(base.find_key(RecordType::actor, key(writer, "actor", n)).has_value(),
              whole + ", with its actor");
  }
  for (int later = n + 1; later < n + 5; ++later)
    require(!base.find_key(RecordType::event, key(writer, "cause", later)),
            "no commit stands after one that is lost");
  return n - 1;
}

void require_sound(const KnowledgeBase& base) {
  for (const auto& problem : base.check())
    require(problem.type != Problem::Type::damage,
            "check finds no damage: " + problem.about + ": " + problem.what);
}

void require_whole(const KnowledgeBase& base, int acknowledged, const std::string& writer) {
  require_sound(base);
  const int found = count_commits(base, writer);
  const auto statement =
      std::to_string(acknowledged) + " commits were acknowledged, " + std::to_string(found) + " found";
  require(found >= acknowledged, "no acknowledged commit is lost: " + statement);
  require(found <= acknowledged + 1, "nothing is there that nobody wrote: " + statement);
}

void ask_everything(const KnowledgeBase& base) {
  const auto all = base.events().all();
  (void)base.events().overlapping("2018/2020").count();
  (void)base.search("cause");
  (void)base.actors();
  (void)base.places();
  (void)base.sources();
  (void)base.kinds();
  (void)base.relative_dates();
  (void)base.disagreements();
  (void)base.expectations();
  (void)base.contradictions();
  (void)base.impossible_links();
  std::size_t asked = 0;
  for (const auto& event : all) {
    if (++asked > 10) break;
    (void)base.causes(event.id).text();
    (void)base.effects(event.id).text();
    (void)base.belief(event.id);
    (void)base.claims(event.id);
    (void)base.links(event.id);
    if (event.id != all.front().id && asked < 4) (void)base.order(all.front().id, event.id).text();
    if (event.id != all.front().id) (void)base.path(all.front().id, event.id);
  }
  std::ostringstream text;
  export_json_lines(base, text);
  (void)base.check();
}

void use_wary(const std::filesystem::path& path) {
  const auto wary = [](const char* what, auto act) {
    try {
      act();
      std::fprintf(stderr, "%s: done\n", what);
    } catch (const Error& error) {
      std::fprintf(stderr, "%s: %.300s\n", what, error.what());
    }
  };
  for (const auto mode : {OpenOptions::Mode::read_only, OpenOptions::Mode::create})
    wary("open", [&] {
      auto base = KnowledgeBase::open(path, {.mode = mode});
      wary("ask", [&] { ask_everything(base); });
      wary("check", [&] { (void)base.check(); });
      if (mode == OpenOptions::Mode::read_only) return;
      wary("write", [&] { write_commit(base, 1000); });
      wary("check", [&] { (void)base.check(); });
    });
}

}  // namespace annals::torture
