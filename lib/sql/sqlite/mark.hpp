#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace annals::inline v0_2::sql::sqlite {

/// What tells a base from every other, and a state of it from a later one: the one row of its table
/// `base (number, writes)`. As the first table of the schema it lies on page 2 of the file, where it can be
/// read without the engine, whatever that keeps in memory or in a log beside the file.
struct Mark {
  std::int64_t number = 0;
  std::int64_t writes = 0;
  bool operator==(const Mark&) const = default;
};

constexpr std::uint32_t page_of_mark = 2;

/// The mark in the bytes of page 2, or nothing where they are not a page with such a row.
std::optional<Mark> read_mark(std::span<const unsigned char> page);

/// Whether pages can have this size, in bytes.
bool is_page_size(std::uint64_t size);

/// A number of `size` bytes, the highest first, as everywhere in the engine's files.
std::uint64_t big_endian(std::span<const unsigned char> bytes, std::size_t at, std::size_t size);

}  // namespace annals::inline v0_2::sql::sqlite
