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

std::string label(store::State& state, RecordId record) {
  const auto title = [&](RecordId one) -> const std::string& {
    const auto& called = state.called(one).title;
    if (called.empty()) store::refuse_missing(one);
    return called;
  };
  if (!is_edge(record.type)) return title(record);
  const auto name = store::name_of(state.database, record);
  if (!name) store::refuse_missing(record);
  const auto way = record.type == RecordType::link ? state.link_kind(name->kind).phrase() : name->kind;
  return title(name->from) + " " + way + " " + title(name->to);
}

}  // namespace annals::inline v0_2::query
