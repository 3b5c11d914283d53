#include "store/built_in.hpp"

#include "annals/error.hpp"
#include "annals/record/kinds.hpp"
#include "store/kinds.hpp"

namespace annals::inline v0_2::store {

namespace {

struct Extent {
  std::size_t from;
  std::size_t to;
};

Extent extent_of(std::string_view schema, std::string_view name) {
  const auto first = "-- generated: " + std::string(name) + "\n";
  const auto last = "-- end of " + std::string(name) + "\n";
  const auto from = schema.find(first);
  const auto to = schema.find(last);
  if (from == std::string_view::npos || to == std::string_view::npos)
    throw Error(ErrorCode::not_found, "The schema has no generated section \"" + std::string(name) + "\".");
  return {from + first.size(), to};
}

std::string with_section(std::string_view schema, std::string_view name, const std::string& text) {
  const auto [from, to] = extent_of(schema, name);
  return std::string(schema.substr(0, from)) + text + std::string(schema.substr(to));
}

}  // namespace

std::string kinds_section() {
  const auto kinds = built_in_kinds();
  std::string sql;
  for (const auto& kind : kinds) sql += "\n" + table_sql(kind) + rows_sql(kind);
  return sql;
}

std::string guards_section(std::string_view schema) {
  constexpr std::string_view create = "\nCREATE TABLE ";
  const auto [kinds_from, kinds_to] = extent_of(schema, "kinds");
  std::string sql;
  for (auto at = schema.find(create); at != std::string_view::npos; at = schema.find(create, at + 1)) {
    if (at >= kinds_from && at < kinds_to) continue;
    auto name = schema.substr(at + create.size());
    name = name.substr(0, name.find(" ("));
    if (name.starts_with('"')) name = name.substr(1, name.size() - 2);
    sql += guards_sql(name);
  }
  // Every write to the text index ends in a write to this table of its own.
  sql += guards_sql("search_data");
  return sql;
}

std::string section(std::string_view schema, std::string_view name) {
  const auto [from, to] = extent_of(schema, name);
  return std::string(schema.substr(from, to - from));
}

std::string with_sections(std::string_view schema) {
  const auto grown = with_section(schema, "kinds", kinds_section());
  return with_section(grown, "guards", guards_section(grown));
}

}  // namespace annals::inline v0_2::store
