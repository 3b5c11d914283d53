#include "memory.hpp"

#include "attack.hpp"

#include <cstdlib>
#include <new>
#include <utility>

#include <sqlite3.h>

namespace annals::torture {

namespace {

struct Switch {
  bool on = false;
  bool for_good = false;
  Memory memory = Memory::of_both;
  std::size_t nth = 0;
  std::size_t seen = 0;
};
thread_local Switch failures;

bool fails(Memory memory) {
  auto& now = failures;
  if (!now.on || (now.memory != Memory::of_both && now.memory != memory)) return false;
  ++now.seen;
  return now.seen == now.nth || (now.for_good && now.nth != 0 && now.seen > now.nth);
}

sqlite3_mem_methods plain;

void* allocate(int size) {
  return fails(Memory::of_engine) ? nullptr : plain.xMalloc(size);
}
void* reallocate(void* block, int size) {
  return fails(Memory::of_engine) ? nullptr : plain.xRealloc(block, size);
}

void wrap_engine() {
  static bool wrapped = false;
  if (std::exchange(wrapped, true)) return;
  require(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &plain) == SQLITE_OK, "the engine's memory can be had");
  auto methods = plain;
  methods.xMalloc = allocate;
  methods.xRealloc = reallocate;
  // Its small blocks would come from a stock of its own.
  require(sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) == SQLITE_OK &&
              sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0) == SQLITE_OK,
          "the engine's memory can be wrapped");
}

}  // namespace

void fail_allocation(Memory memory, std::size_t nth, bool for_good) {
  wrap_engine();
  failures = {.on = true, .for_good = for_good, .memory = memory, .nth = nth};
}

std::size_t end_of_failures() {
  failures.on = false;
  return failures.seen;
}

namespace {

void* new_block(std::size_t size) {
  return fails(Memory::of_cpp) ? nullptr : std::malloc(size == 0 ? 1 : size);
}
void* new_block_or_throw(std::size_t size) {
  void* block = new_block(size);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}

}  // namespace

}  // namespace annals::torture

// For the whole program. Blocks of unusual alignment are left as they are: the library has none.
void* operator new(std::size_t size) {
  return annals::torture::new_block_or_throw(size);
}
void* operator new[](std::size_t size) {
  return annals::torture::new_block_or_throw(size);
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return annals::torture::new_block(size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return annals::torture::new_block(size);
}
void operator delete(void* block) noexcept {
  std::free(block);
}
void operator delete[](void* block) noexcept {
  std::free(block);
}
void operator delete(void* block, std::size_t) noexcept {
  std::free(block);
}
void operator delete[](void* block, std::size_t) noexcept {
  std::free(block);
}
void operator delete(void* block, const std::nothrow_t&) noexcept {
  std::free(block);
}
void operator delete[](void* block, const std::nothrow_t&) noexcept {
  std::free(block);
}
