#include "attack.hpp"
#include "child.hpp"
#include "ledger.hpp"

namespace annals::torture {

/// A writer acknowledges each commit and is killed; then another goes on where it was.
void kill_writer(Case& one) {
  const auto path = one.folder / "base.annals";
  int acknowledged = 0;
  for (int round = 0; round < 3; ++round) {
    Child writer([&](auto say) {
      auto base = KnowledgeBase::open(path);
      for (int n = count_commits(base) + 1; n < 10'000; ++n) {
        write_commit(base, n);
        say(n);
      }
    });
    usleep(static_cast<useconds_t>(one.early(300'000)));
    writer.kill();
    acknowledged = writer.last(acknowledged);
    require(WIFSIGNALED(writer.wait()) && WTERMSIG(writer.wait()) == SIGKILL,
            "a writer ends only when killed");

    auto base = KnowledgeBase::open(path);
    require_whole(base, acknowledged);
    acknowledged = count_commits(base) + 1;
    write_commit(base, acknowledged);
  }
}

}  // namespace annals::torture
