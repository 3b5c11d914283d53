#include "annals/io/json_lines.hpp"
#include "attack.hpp"
#include "child.hpp"
#include "ledger.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <sstream>

namespace annals::torture {

namespace {

constexpr std::array<const char*, 3> writers{"w", "x", "y"};

/// Reads all events again and again: what it sees is whole, and grows.
void read_on(const std::filesystem::path& path, const auto& say) {
  const auto base = KnowledgeBase::open(path, {.mode = OpenOptions::Mode::read_only});
  std::array<std::ptrdiff_t, writers.size()> seen{};
  for (int round = 1;; ++round) {
    const auto events = base.events().any_outcome().all();
    for (std::size_t i = 0; i < writers.size(); ++i) {
      const auto count = [&](const char* what) {
        return std::ranges::count_if(
            events, [&](const auto& event) { return event.key.starts_with(std::string(writers[i]) + what); });
      };
      const auto found = count("-cause-");
      require(found == count("-effect-"), "what is seen is whole transactions");
      require(found >= seen[i], "no commit that was seen is gone");
      seen[i] = found;
    }
    if (round % 8 == 0) require_sound(base);
    say(round);
  }
}

/// Imports the same few lines into the base again and again.
void import_on(const std::filesystem::path& path, const auto& say) {
  for (int round = 1;; ++round) {
    auto base = KnowledgeBase::open(path, {.busy_timeout = patience});
    std::istringstream lines(R"({"event":"imported-)" + std::to_string(round % 5) +
                             R"(","kind":"threat","title":"Imported"})");
    (void)import_json_lines(base, lines);
    say(round);
  }
}

}  // namespace

/// Three writers, two readers and an importer on one base, some of them killed and started again. At the end
/// every acknowledged commit is there, and nobody has had an error.
void many_processes(Case& one) {
  const auto path = one.folder / "base.annals";
  static_cast<void>(KnowledgeBase::open(path));
  std::array<std::unique_ptr<Child>, 6> children;
  std::array<int, writers.size()> acknowledged{};
  const auto start = [&](std::size_t i) {
    children.at(i) = std::make_unique<Child>([&, i](const auto& say) {
      if (i < writers.size())
        write_on(path, say, writers.at(i));
      else if (i < 5)
        read_on(path, say);
      else
        import_on(path, say);
    });
  };
  const auto end = [&](std::size_t i) {
    auto& child = *children.at(i);
    child.kill();
    if (i < writers.size()) acknowledged.at(i) = child.last(acknowledged.at(i));
    require(WIFSIGNALED(child.wait()), "nobody who shares a base has an error");
  };
  for (std::size_t i = 0; i < children.size(); ++i) start(i);
  for (int kills = 0; kills < 6; ++kills) {
    usleep(static_cast<useconds_t>(50'000 + one.number(200'000)));
    const auto i = one.number(children.size());
    end(i);
    start(i);
  }
  for (std::size_t i = 0; i < children.size(); ++i) end(i);
  const auto base = KnowledgeBase::open(path);
  for (std::size_t i = 0; i < writers.size(); ++i) require_whole(base, acknowledged.at(i), writers.at(i));
}

}  // namespace annals::torture
