#include "attack.hpp"
#include "child.hpp"
#include "file_layer.hpp"
#include "ledger.hpp"

namespace annals::torture {

/// A writer is killed as it makes one of the calls that change files.
void kill_at_call(Case& one) {
  const auto path = one.folder / "base.annals";
  int acknowledged = 0;
  for (int round = 0; round < 3; ++round) {
    auto last = one.early(2'000);
    Child writer([&](auto say) {
      watch_files([&last](const Call& call) {
        if (call.changes() && --last == 0) raise(SIGKILL);
        return Answer{};
      });
      auto base = KnowledgeBase::open(path);
      for (int n = count_commits(base) + 1; n < 10'000; ++n) {
        write_commit(base, n);
        say(n);
      }
    });
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
