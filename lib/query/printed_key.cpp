#include "query/printed_key.hpp"

#include "store/identity.hpp"

namespace annals::query {

std::string printed_key(sql::Database& database, RecordId record) {
  const auto name = store::name_of(database, record);
  if (!name) return {};
  if (is_tie(name->type))
    return printed_key(database, name->from) + " " + name->kind + " " + printed_key(database, name->to);
  return store::with_key(database, name->key).size() > 1 ? name->key + "@" + name->origin : name->key;
}

}  // namespace annals::query
