#include "store/state.hpp"

#include "store/identity.hpp"

namespace annals::store {

const Kinds& State::kinds() {
  if (kinds_ == nullptr) kinds_ = cache_.current(database);
  return *kinds_;
}

std::unordered_map<std::int64_t, State::Origin>& State::origins() {
  if (origins_.empty())
    for (auto rows = database.query("SELECT id, name, zone FROM origin"); rows.next();)
      origins_.emplace(rows.integer(0),
                       Origin{std::string(rows.text(1)), std::string(rows.optional_text(2).value_or(""))});
  return origins_;
}

const State::Origin& State::origin(std::int64_t number) {
  return origins()[number];  // without a name or a zone where a damaged file does not have it
}

const State::Called& State::called(RecordId id) {
  const auto [known, is_new] = called_.try_emplace(id);
  if (!is_new) return known->second;
  auto rows = database.query(
      "SELECT key, origin, coalesce(title, key) FROM " + std::string(table_of(id.type)) + " WHERE id = $1",
      id.value);
  if (rows.next()) known->second = {std::string(rows.text(0)), rows.integer(1), std::string(rows.text(2))};
  return known->second;
}

}  // namespace annals::store
