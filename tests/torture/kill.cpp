#include "kill.hpp"

#include "attack.hpp"
#include "ledger.hpp"

namespace annals::torture {

int go_on_after(Child& writer, const std::filesystem::path& path, int acknowledged) {
  acknowledged = writer.last(acknowledged);
  require(WIFSIGNALED(writer.wait()) && WTERMSIG(writer.wait()) == SIGKILL, "a writer ends only when killed");
  auto base = KnowledgeBase::open(path);
  require_whole(base, acknowledged);
  const int next = count_commits(base) + 1;
  write_commit(base, next);
  return next;
}

/// A writer acknowledges each commit and is killed; then another goes on where it was.
void kill_writer(Case& one) {
  const auto path = one.folder / "base.annals";
  int acknowledged = 0;
  for (int round = 0; round < 3; ++round) {
    Child writer([&](const auto& say) { write_on(path, say); });
    usleep(static_cast<useconds_t>(one.early(300'000)));
    writer.kill();
    acknowledged = go_on_after(writer, path, acknowledged);
  }
}

}  // namespace annals::torture
