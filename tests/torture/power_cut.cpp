#include "child.hpp"
#include "file_layer.hpp"
#include "ledger.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <vector>

namespace annals::torture {

namespace fs = std::filesystem;

namespace {

/// One thing that was done to a file, that one has got the name of another (`bytes`: its own until then), or
/// the acknowledgement of a commit.
struct Record {
  enum class What { write, truncate, remove, sync, named, acknowledged } what;
  std::string file{};
  std::int64_t offset = 0;  ///< of a truncation, the new size
  std::string bytes{};
};

/// A file as the disk has it: what is there for certain, and what was done since, which may be there or not.
/// Without contents there is no such file.
struct OnDisk {
  std::optional<std::string> certain{};
  std::vector<Record> since{};
};

constexpr std::size_t sector = 512;

void apply(std::optional<std::string>& file, const Record& record) {
  if (record.what == Record::What::remove) return file.reset();
  if (!file) file.emplace();
  const auto offset = static_cast<std::size_t>(record.offset);
  if (record.what == Record::What::truncate) return file->resize(offset);
  if (file->size() < offset + record.bytes.size()) file->resize(offset + record.bytes.size());
  file->replace(offset, record.bytes.size(), record.bytes);
}

/// What a disk may have of a write: all, nothing, or some of its sectors.
void apply_in_part(Case& one, std::optional<std::string>& file, const Record& record) {
  for (std::size_t at = 0; at < record.bytes.size(); at += sector)
    if (one.chance(50))
      apply(
          file,
          {record.what, {}, record.offset + static_cast<std::int64_t>(at), record.bytes.substr(at, sector)});
}

/// The file after a cut: of what was done since it was synced, any may be lost, and the rest is done all the
/// same.
std::optional<std::string> after_cut(Case& one, const OnDisk& disk, int percent_lost) {
  auto file = disk.certain;
  for (const auto& record : disk.since) {
    const bool lost = one.chance(percent_lost);
    if (lost && record.what == Record::What::remove) break;  // what follows is done to a file of no name
    if (lost && record.what == Record::What::write && one.chance(30)) apply_in_part(one, file, record);
    if (!lost) apply(file, record);
  }
  return file;
}

/// Does `record` to the disk.
void perform(std::map<std::string, OnDisk>& disk, const Record& record) {
  if (record.what == Record::What::acknowledged) return;
  if (record.what == Record::What::named) {
    auto made = disk.extract(record.bytes);
    made.key() = record.file;
    disk.insert(std::move(made));
    return;
  }
  auto& file = disk[record.file];
  if (record.what != Record::What::sync) return file.since.push_back(record);
  for (const auto& done : file.since) apply(file.certain, done);
  file.since.clear();
}

/// Writes commits, in a few lives of a base, and keeps what is done to its files.
std::vector<Record> record_run(Case& one, const fs::path& path, Durability durability) {
  std::vector<Record> records;
  bool named = false;
  std::string made;  // a new base, until it is given its name, which the engine does not see
  watch_files([&](const Call& call) {
    const auto keep = [&](Record::What what, std::string bytes = {}) {
      records.push_back({what, fs::path(call.path).filename(), call.offset, std::move(bytes)});
    };
    const std::string name = fs::path(call.path).filename();
    if (made.empty() && name.find("-new-") != std::string::npos) made = name;
    if (call.operation == Operation::open && name == path.filename() && records.size() > 0 && !named) {
      keep(Record::What::named, made);
      named = true;
    }
    if (call.operation == Operation::write)
      keep(Record::What::write,
           {static_cast<const char*>(call.bytes), static_cast<std::size_t>(call.amount)});
    if (call.operation == Operation::truncate) keep(Record::What::truncate);
    if (call.operation == Operation::remove) keep(Record::What::remove);
    if (call.operation == Operation::sync) keep(Record::What::sync);
    return Answer{};
  });
  int n = 0;
  for (int life = 0; life < 3; ++life) {
    auto base = KnowledgeBase::open(path, {.durability = durability});
    for (auto count = one.early(20); count > 0; --count) {
      write_commit(base, ++n);
      records.push_back({Record::What::acknowledged});
    }
  }
  watch_files({});
  return records;
}

}  // namespace

/// Records a run, and cuts the power at many points of it.
void cut_power(Case& one) {
  const auto durability = one.chance(50) ? Durability::full : Durability::normal;
  const auto records = record_run(one, one.folder / "base.annals", durability);
  std::fprintf(stderr, "%s, %zu records\n", durability == Durability::full ? "full" : "normal",
               records.size());

  constexpr std::size_t cuts = 60;
  std::map<std::string, OnDisk> disk;
  int acknowledged = 0;
  for (std::size_t i = 0; i < records.size(); ++i) {
    perform(disk, records[i]);
    if (records[i].what == Record::What::acknowledged) ++acknowledged;
    if (one.number(records.size()) >= cuts) continue;

    const auto folder = one.folder / "cut";
    fs::create_directory(folder);
    const int percent_lost = static_cast<int>(one.number(5)) * 25;
    for (const auto& [name, file] : disk)
      if (const auto contents = after_cut(one, file, percent_lost))
        std::ofstream(folder / name, std::ios::binary) << *contents;
    std::fprintf(stderr, "cut after record %zu, %d %% lost, %d acknowledged\n", i, percent_lost,
                 acknowledged);
    const auto base = KnowledgeBase::open(folder / "base.annals");
    require_sound(base);
    const int found = count_commits(base);
    const auto statement =
        std::to_string(acknowledged) + " acknowledged, " + std::to_string(found) + " found";
    require(durability == Durability::normal || found >= acknowledged,
            "no acknowledged commit is lost: " + statement);
    require(found <= acknowledged + 1, "nothing is there that nobody wrote: " + statement);
    fs::remove_all(folder);
  }
}

}  // namespace annals::torture
