#include "store/columns.hpp"

#include "record/description.hpp"
#include "store/binding.hpp"
#include "store/identity.hpp"

#include <array>

namespace annals::inline v0_2::store {

namespace {

template <class Make>
const std::vector<std::string>& for_each_type(RecordType type, const Make& make) {
  static const auto all = [&] {
    std::array<std::vector<std::string>, words_of<RecordType>.size()> made;
    for (std::size_t i = 0; i < made.size(); ++i) made[i] = make(static_cast<RecordType>(i));
    return made;
  }();
  return all[index_of(type)];
}

}  // namespace

const std::vector<std::string>& identity_columns(RecordType type) {
  return for_each_type(type, [](RecordType one) -> std::vector<std::string> {
    if (is_edge(one)) {
      const auto edge = edge_columns(one);
      return {"id", edge.from, edge.kind, edge.to};
    }
    return {"id", "key", "origin"};
  });
}

const std::vector<std::string>& believed_columns(RecordType type) {
  return for_each_type(type, [](RecordType one) {
    std::vector<std::string> columns{"standing", "likelihood_low", "likelihood_high", "likelihood_word"};
    for (const auto& field : core_fields(one))
      for (auto& column : columns_of(one, field)) columns.push_back(std::move(column));
    if (one == RecordType::event) columns.emplace_back("reported");
    return columns;
  });
}

std::vector<std::string> columns_of(RecordType type, const FieldDescription& field) {
  // "when" is a word of SQL.
  const auto name = type == RecordType::event && field.name == "when" ? std::string("date") : field.name;
  if (field.type == FieldType::date) return {name, words_name(name)};
  return {name};
}

std::string listed(const std::vector<std::string>& columns, std::string_view table) {
  std::string list;
  for (const auto& column : columns) {
    if (!list.empty()) list += ", ";
    if (!table.empty()) list.append(table).append(1, '.');
    list += column;
  }
  return list;
}

}  // namespace annals::inline v0_2::store
