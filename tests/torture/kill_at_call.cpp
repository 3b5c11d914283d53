#include "attack.hpp"
#include "file_layer.hpp"
#include "kill.hpp"
#include "ledger.hpp"

namespace annals::torture {

/// A writer is killed as it makes one of the calls that change files.
void kill_at_call(Case& one) {
  const auto path = one.folder / "base.annals";
  int acknowledged = 0;
  for (int round = 0; round < 3; ++round) {
    auto last = one.early(2'000);
    Child writer([&](const auto& say) {
      watch_files([&last](const Call& call) {
        if (call.changes() && --last == 0) raise(SIGKILL);
        return Answer{};
      });
      write_on(path, say);
    });
    acknowledged = go_on_after(writer, path, acknowledged);
  }
}

}  // namespace annals::torture
