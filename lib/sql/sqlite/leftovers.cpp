#include "sql/sqlite/leftovers.hpp"

#include <algorithm>
#include <fstream>
#include <span>
#include <utility>
#include <vector>

namespace annals::inline v0_2::sql::sqlite {

namespace {

using Bytes = std::vector<unsigned char>;

/// A file read by its own descriptor: the engine locks only the base and the log's index.
class Leftover {
 public:
  explicit Leftover(const std::filesystem::path& path) : file_(path, std::ios::binary) {
    file_.seekg(0, std::ios::end);
    const auto end = file_.tellg();
    size_ = end < 0 ? 0 : static_cast<std::uint64_t>(end);
  }

  std::uint64_t size() const { return size_; }

  /// The bytes from a place on; nothing where the file ends before.
  std::optional<Bytes> read(std::uint64_t at, std::size_t size) {
    if (at > size_ || size > size_ - at) return std::nullopt;
    Bytes bytes(size);
    file_.clear();
    file_.seekg(static_cast<std::streamoff>(at));
    file_.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
    if (!file_) return std::nullopt;
    return bytes;
  }

 private:
  std::ifstream file_;
  std::uint64_t size_ = 0;
};

// https://www.sqlite.org/fileformat2.html#the_rollback_journal
constexpr unsigned char journal_magic[] = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};

bool has_journal_magic(const Bytes& bytes, std::size_t at) {
  return std::equal(std::begin(journal_magic), std::end(journal_magic),
                    bytes.begin() + static_cast<std::ptrdiff_t>(at));
}

/// Whether a journal keeps the page with the mark of this base as it was before the transaction.
bool is_journal_of(Leftover& journal, std::int64_t number) {
  constexpr std::size_t header_size = 28;
  for (std::uint64_t at = 0; const auto header = journal.read(at, header_size);) {
    if (!has_journal_magic(*header, 0)) return false;
    const auto sector = big_endian(*header, 20, 4);
    const auto page_size = big_endian(*header, 24, 4);
    if (!is_page_size(page_size) || sector < header_size || sector > 65536) return false;
    const auto record_size = page_size + 8;
    auto records = big_endian(*header, 8, 4);
    const auto most = (journal.size() - std::min(journal.size(), at + sector)) / record_size;
    if (records == 0 || records > most) records = most;
    at += sector;
    for (; records > 0; --records, at += record_size) {
      const auto page = journal.read(at, 4);
      if (!page || big_endian(*page, 0, 4) != page_of_mark) continue;
      const auto bytes = journal.read(at + 4, page_size);
      const auto mark = bytes ? read_mark(*bytes) : std::nullopt;
      return mark && mark->number == number;
    }
    at = (at + sector - 1) / sector * sector;
  }
  return false;
}

bool names_super_journal(Leftover& journal) {
  if (journal.size() < 16) return false;
  const auto end = journal.read(journal.size() - 16, 16);
  return end && has_journal_magic(*end, 8) && big_endian(*end, 0, 4) != 0;
}

// https://www.sqlite.org/fileformat2.html#the_write_ahead_log
constexpr std::size_t log_header_size = 32;
constexpr std::size_t frame_header_size = 24;

/// The sums that run through a log, over words of four bytes in the order that its header names.
struct RunningSums {
  bool highest_first = false;
  std::uint32_t first = 0, second = 0;

  void add(std::span<const unsigned char> bytes) {
    const auto word = [&](std::size_t at) {
      std::uint32_t value = 0;
      for (std::size_t i = 0; i < 4; ++i) value = value << 8 | bytes[at + (highest_first ? i : 3 - i)];
      return value;
    };
    for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
      first += word(at) + second;
      second += word(at + 4) + first;
    }
  }
  bool are_at(const Bytes& bytes, std::size_t at) const {
    return big_endian(bytes, at, 4) == first && big_endian(bytes, at + 4, 4) == second;
  }
};

/// Which frames of a log to believe: those that bear its present salt, or only those that the engine would
/// read, whose sums are right too. To sum up a log takes as long as to read it.
enum class Believed { by_salt, by_sum };

std::optional<std::string> foreign_log(Leftover& log, const Mark& mark, std::uint32_t application_id,
                                       Believed believed) {
  const auto header = log.read(0, log_header_size);
  if (!header || (big_endian(*header, 0, 4) | 1) != 0x377f0683)
    return std::nullopt;  // the engine finds nothing in it
  const auto page_size = big_endian(*header, 8, 4);
  const auto salt = big_endian(*header, 16, 8);
  if (!is_page_size(page_size)) return std::nullopt;
  RunningSums sums{.highest_first = (header->at(3) & 1) != 0};
  sums.add(std::span(*header).first(log_header_size - 8));
  if (!sums.are_at(*header, log_header_size - 8)) return std::nullopt;

  std::optional<Mark> first, last;
  std::optional<Mark> in_transaction;
  for (std::uint64_t at = log_header_size;; at += frame_header_size + page_size) {
    const auto frame = log.read(at, frame_header_size);
    if (!frame || big_endian(*frame, 8, 8) != salt) break;  // what follows is of an earlier use of the log
    const auto number = big_endian(*frame, 0, 4);
    const bool has_mark = number == page_of_mark;
    if (has_mark || number == 1 || believed == Believed::by_sum) {
      const auto page = log.read(at + frame_header_size, page_size);
      if (!page) break;
      if (believed == Believed::by_sum) {
        sums.add(std::span(*frame).first(8));
        sums.add(*page);
        if (!sums.are_at(*frame, 16)) break;
      }
      if (has_mark) in_transaction = read_mark(*page);
      if (has_mark && (!in_transaction || in_transaction->number != mark.number)) return "is of another base";
      if (number == 1 && big_endian(*page, 68, 4) != application_id) return "is of another base";
    }
    if (big_endian(*frame, 4, 4) == 0 || !in_transaction) continue;  // not the end of one of our transactions
    if (!first) first = in_transaction;
    last = std::exchange(in_transaction, std::nullopt);
  }
  if (first && first->writes > mark.writes + 1)
    return "belongs to a later state of this base: what lies between is missing";
  if (last && last->writes < mark.writes) return "belongs to an earlier state of this base";
  return std::nullopt;
}

}  // namespace

std::optional<std::string> foreign_journal(const std::filesystem::path& path,
                                           std::optional<std::int64_t> number) {
  Leftover journal(path);
  const auto start = journal.read(0, 1);
  if (!start) return std::nullopt;
  if (names_super_journal(journal)) return "names another file that rolling it back would delete";
  if (start->front() == 0 || !number || is_journal_of(journal, *number))
    return std::nullopt;  // zero: finished with
  return "is not this base's";
}

std::optional<std::string> foreign_log(const std::filesystem::path& path, const Mark& mark,
                                       std::uint32_t application_id) {
  Leftover log(path);
  // A cut of the power leaves frames that bear the salt and are not whole: only what the sums tell too is so.
  if (!foreign_log(log, mark, application_id, Believed::by_salt)) return std::nullopt;
  return foreign_log(log, mark, application_id, Believed::by_sum);
}

}  // namespace annals::inline v0_2::sql::sqlite
