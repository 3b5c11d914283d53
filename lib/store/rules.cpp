#include "store/rules.hpp"

#include "annals/error.hpp"
#include "store/binding.hpp"
#include "store/digest.hpp"

#include <array>

namespace annals::inline v0_2::store {

Rules read_rules(sql::Database& database) {
  Rules rules;
  for (auto rows = database.query("SELECT name, value FROM rule"); rows.next();) {
    const auto read = [&](auto parsed) {
      if (parsed) return *parsed;
      throw Error(ErrorCode::corrupt, "The base has a rule of " + std::string(rows.text(0)) +
                                          " that cannot be read: " + parsed.error().reason);
    };
    if (rows.text(0) == "ties") rules.ties = read_word<Ties>(rows.text(1));
    if (rows.text(0) == "circa") rules.circa = read(CircaWidths::parse(rows.text(1)));
    if (rows.text(0) == "calendar") rules.change_over = read(ChangeOver::parse(rows.text(1)));
  }
  return rules;
}

void write_rules(sql::Database& database, const Rules& rules) {
  const auto add = [&](std::string_view name, std::string_view value) {
    const auto digest = digest_of(std::array<sql::Value, 2>{name, value});
    database.run("INSERT INTO rule (name, value, digest) VALUES ($1, $2, $3)", name, value, digest);
  };
  database.run("DELETE FROM rule");
  if (rules.ties != Ties::undecided) add("ties", word(rules.ties));
  if (rules.circa != CircaWidths()) add("circa", rules.circa.text());
  if (rules.change_over != ChangeOver()) add("calendar", rules.change_over.text());
}

}  // namespace annals::inline v0_2::store
