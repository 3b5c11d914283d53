#include "attack.hpp"

#include <bit>

namespace annals::torture {

std::span<const Attack> attacks() {
  static constexpr Attack all[] = {
      {"kill", "a writer is killed at a random moment", kill_writer},
      {"kill_at_call", "a writer is killed at one call that changes a file", kill_at_call},
      {"io_error", "a call to the file system fails, once or from then on", fail_calls},
      {"allocation", "an allocation fails, once or from then on", fail_allocations},
      {"power_cut", "the power fails: what was not synced is lost, torn or out of order", cut_power, 120},
      {"damaged", "bytes, pages and ends of a base or its log are changed", damage_files},
      {"hostile_schema", "a file that means harm, with the marks of a base", hostile_schema, 240},
      {"hostile_text", "dates, lines and arguments that nobody should write", hostile_text},
      {"processes", "several processes write, read, import and are killed", many_processes, 120},
  };
  return all;
}

std::size_t Case::early(std::size_t last) {
  const auto scale = number(static_cast<std::size_t>(std::bit_width(last)));
  return std::min((std::size_t{1} << scale) + number(std::size_t{1} << scale), last);
}

}  // namespace annals::torture
