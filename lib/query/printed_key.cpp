#include "query/printed_key.hpp"

#include "store/identity.hpp"

namespace annals::inline v0_2::query {

std::string printed_key(store::State& state, RecordId record) {
  if (is_edge(record.type)) {
    const auto name = store::name_of(state.database, record);
    if (!name) return {};
    return printed_key(state, name->from) + " " + name->kind + " " + printed_key(state, name->to);
  }
  const auto& [key, origin, title, standing] = state.called(record);
  const bool is_shared = state.has_origins() && store::with_key(state.database, key).size() > 1;
  return is_shared ? key + "@" + state.origin(origin).name : key;
}

}  // namespace annals::inline v0_2::query
