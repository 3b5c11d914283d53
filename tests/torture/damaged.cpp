#include "annals/error.hpp"
#include "child.hpp"
#include "ledger.hpp"

#include <algorithm>
#include <fstream>
#include <vector>

namespace annals::torture {

namespace fs = std::filesystem;

namespace {

/// A base of a few commits; with its log beside it where the writer is killed.
void make_base(const fs::path& path, bool with_log) {
  Child writer([&](auto say) {
    auto base = KnowledgeBase::open(path);
    for (int n = 1; n <= 8; ++n) write_commit(base, n);
    say(8);
    if (with_log) pause();
  });
  require(writer.next() == 8, "a base can be made");
  if (with_log) writer.kill();
  (void)writer.wait();
}

/// Changes a few bytes, a page or the end of a file.
void damage(Case& one, const fs::path& path) {
  const auto size = static_cast<std::size_t>(fs::file_size(path));
  if (size == 0) return;
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  const auto put = [&](std::size_t at, const std::string& bytes) {
    file.seekp(static_cast<std::streamoff>(at));
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  };
  const auto page = [&] { return one.number(size) / 4096 * 4096; };
  switch (one.number(6)) {
    case 0:  // bytes anywhere
      for (auto count = one.early(200); count > 0; --count)
        put(one.number(size), std::string(1, static_cast<char>(one.number(256))));
      break;
    case 1:  // bytes of the header of the file or of a page, where counts and offsets are
      for (auto count = one.early(8), start = page(); count > 0; --count)
        put(start + one.number(100), std::string(1, static_cast<char>(one.number(256))));
      break;
    case 2:  // one bit
      put(one.number(size), std::string(1, static_cast<char>(1 << one.number(8))));
      break;
    case 3: {  // a page in the place of another
      std::string bytes(4096, '\0');
      file.seekg(static_cast<std::streamoff>(page()));
      file.read(bytes.data(), 4096);
      file.clear();
      put(page(), bytes);
      break;
    }
    case 4:  // a page of nothing
      put(page(), std::string(4096, one.chance(50) ? '\0' : '\xff'));
      break;
    default:
      file.close();
      fs::resize_file(path, one.number(size));
  }
}

}  // namespace

void damage_files(Case& one) {
  const auto path = one.folder / "base.annals";
  make_base(path, one.chance(50));
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(one.folder)) files.push_back(entry.path());
  std::ranges::sort(files);
  for (auto count = one.early(4); count > 0; --count) damage(one, files.at(one.number(files.size())));
  use_wary(path);
}

}  // namespace annals::torture
