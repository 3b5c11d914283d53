#include "acts.hpp"

#include "annals/io/json_lines.hpp"
#include "child.hpp"
#include "ledger.hpp"
#include "paths.hpp"

#include <array>
#include <fstream>
#include <optional>
#include <sstream>

namespace annals::torture {

namespace fs = std::filesystem;

namespace {

constexpr int events_of_article = 96;

/// A base, and what is known to be in it.
struct Stage {
  fs::path path;
  std::optional<KnowledgeBase> base{};
  int acknowledged = 0;

  void open() { base.emplace(KnowledgeBase::open(path)); }
  void write() {
    write_commit(*base, acknowledged + 1);
    ++acknowledged;
  }
};

struct Act {
  const char* name;
  enum class From { nothing, file, handle } from;
  void (*run)(Stage&);
};

void write_three(Stage& stage) {
  for (int i = 0; i < 3; ++i) stage.write();
}

void write_and_leave(Stage& stage) {
  const auto transaction = stage.base->transaction();
  for (int i = 0; i < 50; ++i)
    stage.base->add(
        Event<>{.key = "left-" + std::to_string(i), .kind = "left", .summary = std::string(9'000, 'l')});
}

void write_in_vain(Stage& stage) {
  auto transaction = stage.base->transaction({.strict = true});
  const auto a = stage.base->add(Event<>{.key = "vain-1", .kind = "left", .when = "2018"});
  const auto b = stage.base->add(Event<>{.key = "vain-2", .kind = "left", .when = "2017"});
  stage.base->time(b, "after", a);
  try {
    transaction.commit();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::contradiction) throw;
  }
}

void import_article(Stage& stage) {
  std::ifstream in(ANNALS_SOURCE_DIR "/examples/data/kaesong.jsonl");
  import_json_lines(*stage.base, in);
}

void export_all(Stage& stage) {
  std::ostringstream out;
  export_json_lines(*stage.base, out);
}

void read_only(Stage& stage) {
  const auto base = KnowledgeBase::open(stage.path, {.mode = OpenOptions::Mode::read_only});
  ask_everything(base);
}

constexpr std::array acts = std::to_array<Act>({
    {"make", Act::From::nothing, [](Stage& stage) { stage.open(); }},
    {"open", Act::From::file, [](Stage& stage) { stage.open(); }},
    {"read only", Act::From::file, read_only},
    {"write", Act::From::handle, write_three},
    {"write and leave", Act::From::handle, write_and_leave},
    {"write in vain", Act::From::handle, write_in_vain},
    {"ask", Act::From::handle, [](Stage& stage) { ask_everything(*stage.base); }},
    {"check", Act::From::handle, [](Stage& stage) { (void)stage.base->check(); }},
    {"export", Act::From::handle, export_all},
    {"import", Act::From::handle, import_article},
    {"close", Act::From::handle, [](Stage& stage) { stage.base.reset(); }},
    {"whole life", Act::From::file,
     [](Stage& stage) {
       stage.open();
       write_three(stage);
       ask_everything(*stage.base);
       stage.base.reset();
     }},
});

Stage prepare(const Act& act, const fs::path& path) {
  Stage stage{path};
  if (act.from == Act::From::nothing) return stage;
  stage.open();
  write_three(stage);
  if (act.from == Act::From::file) stage.base.reset();
  return stage;
}

/// How many things there are that can fail in the act: found out on a base of its own.
int count_things(const Act& act, const fs::path& path, const Trouble& trouble) {
  Child child([&](auto say) {
    auto stage = prepare(act, path);
    trouble.begin(0);
    act.run(stage);
    say(static_cast<int>(trouble.end()));
  });
  return child.last(-1);
}

/// Writes with the handle that the trouble has met, or says why it will not.
void use_again(Stage& stage) {
  std::string message;
  for (int attempt = 0; attempt < 2; ++attempt) try {
      stage.acknowledged = std::max(stage.acknowledged, count_commits(*stage.base));
      stage.write();
      return;
    } catch (const Error& error) {
      message = error.what();
    }
  require(message.find("open") != std::string::npos,
          "the handle works again or says to open anew: " + message);
}

}  // namespace

void act_in_trouble(Case& one, const Trouble& trouble) {
  const auto& act = acts.at(one.number(acts.size()));
  const int counted = count_things(act, one.folder / "count.annals", trouble);
  require(counted >= 0, std::string("the act ends well where there is no trouble: ") + act.name);
  if (counted == 0) return;  // closing allocates nothing, say
  const auto things = static_cast<std::size_t>(counted);
  const auto nth = one.chance(50) ? one.early(things) : 1 + one.number(things);
  std::fprintf(stderr, "%s: thing %zu of %zu fails\n", act.name, nth, things);

  auto stage = prepare(act, one.folder / "base.annals");
  bool done = false;
  trouble.begin(nth);
  try {
    act.run(stage);
    trouble.end();
    done = true;
  } catch (const Error& error) {
    trouble.end();
    std::fprintf(stderr, "It said: %s\n", error.what());
  } catch (const std::bad_alloc&) {
    trouble.end();
  }

  if (stage.base) use_again(stage);
  Child other([&](auto) {
    auto base = KnowledgeBase::open(stage.path);
    write_commit(base, 1, "other");
  });
  require(other.wait() == 0, "other processes are not kept out");
  stage.base.reset();

  const auto base = KnowledgeBase::open(stage.path);
  require_whole(base, stage.acknowledged);
  require(count_commits(base, "other") == 1, "what the other process has written is there");
  const int rest = static_cast<int>(base.events().count()) - 2 * (count_commits(base) + 1);
  const bool imported = done && std::string_view(act.name) == "import";
  require(rest == events_of_article || (rest == 0 && !imported),
          "all of an import is there or nothing: " + std::to_string(rest) + " events");
}

}  // namespace annals::torture
