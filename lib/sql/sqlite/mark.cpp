#include "sql/sqlite/mark.hpp"

#include <bit>

namespace annals::inline v0_2::sql::sqlite {

namespace {

/// Reads forward in a page; what lies beyond its end reads as nothing and is remembered.
class Reader {
 public:
  Reader(std::span<const unsigned char> page, std::size_t at) : page_(page), at_(at) {}

  std::uint64_t bytes(std::size_t size) {
    whole_ = whole_ && size <= page_.size() && at_ <= page_.size() - size;
    if (!whole_) return 0;
    at_ += size;
    return big_endian(page_, at_ - size, size);
  }

  /// Seven bits a byte, all eight in the ninth.
  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (int i = 0; i < 8; ++i) {
      const auto byte = bytes(1);
      value = value << 7 | (byte & 0x7f);
      if (byte < 0x80) return value;
    }
    return value << 8 | bytes(1);
  }

  bool whole() const { return whole_; }

 private:
  std::span<const unsigned char> page_;
  std::size_t at_;
  bool whole_ = true;
};

}  // namespace

bool is_page_size(std::uint64_t size) {
  return size >= 512 && size <= 65536 && std::has_single_bit(size);
}

std::uint64_t big_endian(std::span<const unsigned char> bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (const unsigned char byte : bytes.subspan(at, size)) value = value << 8 | byte;
  return value;
}

// A leaf page of a table with one cell: https://www.sqlite.org/fileformat2.html#b_tree_pages, #record_format
std::optional<Mark> read_mark(std::span<const unsigned char> page) {
  constexpr std::uint64_t table_leaf = 13;
  Reader header(page, 0);
  const auto type = header.bytes(1);
  header.bytes(2);
  const auto cells = header.bytes(2);
  header.bytes(3);
  Reader cell(page, header.bytes(2));
  cell.varint();  // the size of the row
  Mark mark;
  mark.number = static_cast<std::int64_t>(cell.varint());
  const auto header_size = cell.varint();
  const auto number_is = cell.varint();
  const auto writes_is = cell.varint();
  constexpr int digits = 16;
  constexpr std::uint64_t null = 0;  // the number is the key of the row, and stands there alone
  constexpr std::uint64_t text = 13 + 2 * digits;
  bool is_mark =
      type == table_leaf && cells == 1 && header_size == 3 && number_is == null && writes_is == text;
  for (int i = 0; i < digits; ++i) {
    const auto digit = cell.bytes(1) - '0';
    is_mark = is_mark && digit <= 9;
    mark.writes = mark.writes * 10 + static_cast<std::int64_t>(digit & 0xf);
  }
  if (!header.whole() || !cell.whole() || !is_mark) return std::nullopt;
  return mark;
}

}  // namespace annals::inline v0_2::sql::sqlite
