#include "query/printed_key.hpp"

#include "store/identity.hpp"

namespace annals::query {

std::string printed_key(store::State& state, RecordId record) {
  const auto name = store::name_of(state.database, record);
  if (!name) return {};
  if (is_tie(name->type))
    return printed_key(state, name->from) + " " + name->kind + " " + printed_key(state, name->to);
  const bool is_shared = state.has_origins() && store::with_key(state.database, name->key).size() > 1;
  return is_shared ? name->key + "@" + name->origin : name->key;
}

}  // namespace annals::query
