// The tables of docs/belief.md: each row is a case.

#include "belief/belief.hpp"
#include "belief/claims.hpp"
#include "belief/derivation.hpp"
#include "paths.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

namespace annals::inline v0_2::belief {
namespace {

std::vector<std::string> split(std::string_view text, std::string_view by) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find(by, at), text.size());
    parts.emplace_back(text.substr(at, end - at));
    at = end + by.size();
  }
  return parts;
}

/// What follows a word at the start of a text; empty if it does not start so.
std::string after(std::string_view text, std::string_view start) {
  return text.starts_with(start) ? std::string(text.substr(start.size())) : std::string();
}

/// The text within backticks.
std::string plain(std::string text) {
  std::erase(text, '`');
  return text;
}

SourceId source_of(std::string_view letter) {
  return SourceId(1 + letter.at(0) - 'A');
}

void apply(Given& claim, const std::string& attribute, Derivations& derivations) {
  const auto source = claim.claim.citation.source.value();
  if (const auto date = after(attribute, "in "); !date.empty()) {
    const auto bounds = When(date).bounds();
    claim.weighed.published = {bounds.earliest_start, bounds.latest_end};
  } else if (const auto from = after(attribute, "of "); !from.empty()) {
    for (const auto& one : split(from, " and ")) derivations[source].push_back(source_of(one));
  } else if (const auto window = after(attribute, "for "); !window.empty()) {
    claim.window(When(window));
  } else if (!after(attribute, "by ").empty()) {
    claim.spoken_by(1);
  } else if (const auto act = from_word<Act>(attribute)) {
    claim.reviewed(*act);
  } else if (attribute.starts_with("0.")) {
    claim.reliable(std::stod(attribute));
  } else {
    const auto likelihood = Likelihood::worded(attribute);
    REQUIRE(likelihood.low);  // else it is a misprint
    claim.likelihood(likelihood);
  }
}

Fields read_fields(const std::string& text) {
  Fields fields;
  for (const auto& one : split(text, ", ")) {
    const auto name = one.substr(0, one.find(' '));
    const auto value = after(one, name + " ");
    REQUIRE_FALSE(value.empty());
    fields.push_back({name, name == "when" ? Value(When(value)) : Value(value)});
  }
  return fields;
}

Claims read_claims(const std::string& cell) {
  Claims claims;
  Derivations derivations;
  for (const auto& text : split(cell, " · ")) {
    const auto sides = split(plain(text), ": ");
    REQUIRE(sides.size() == 2);
    const auto denied = after(sides[1], "not ");
    auto& claim =
        denied.empty() ? claims.asserts({read_fields(sides[1])}) : claims.disputes({read_fields(denied)});
    const auto attributes = split(sides[0], ", ");
    claim.by(source_of(attributes[0]).value());
    for (std::size_t i = 1; i < attributes.size(); ++i) apply(claim, attributes[i], derivations);
  }
  for (auto& one : claims.all())
    one.weighed.origins = origins_of(one.claim.citation.source.value(), derivations);
  return claims;
}

std::string text_of(const Candidate& candidate) {
  const auto* when = std::get_if<When>(&candidate.value);
  auto text = when != nullptr ? when->text() : std::get<std::string>(candidate.value);
  if (!candidate.firm) text += " (" + candidate.likelihood.value().word + ")";
  if (candidate.contested) text += " (contested)";
  return text;
}

/// "when 1861 or 1863", or nothing.
std::string believed(const Belief& belief, const std::string& field) {
  std::string text;
  const auto* found = belief.field(field);
  if (found == nullptr) return {};
  for (const auto& one : found->accepted()) text += (text.empty() ? field + " " : " or ") + text_of(one);
  return text;
}

const Described table_event{
    .core = {"title", "kind", "when", "outcome"}, .kind_field = "kind", .own = [](std::string_view kind) {
      return kind == "test" ? std::vector<std::string>{"weapon"} : std::vector<std::string>{};
    }};

void check_row(Ties ties, const std::string& claims, const std::string& expected, const std::string& why) {
  INFO(claims << " → " << expected);
  const auto belief = read_claims(claims).belief(table_event, policy(ties));
  if (expected == "nothing") {
    CHECK(believed(belief, "when").empty());
    return;
  }
  const auto fields = split(plain(expected), ", ");
  for (const auto& field : fields) CHECK(believed(belief, field.substr(0, field.find(' '))) == field);
  const auto* first = belief.field(fields[0].substr(0, fields[0].find(' ')));
  REQUIRE(first != nullptr);
  CHECK((first->decided_by ? std::string(word(*first->decided_by)) : "—") == plain(why));
  // What is accepted of other fields of a kind comes back with the kind, and not before.
  if (belief.field("weapon") != nullptr && plain(expected).find("weapon") == std::string::npos)
    CHECK(believed(belief, "weapon").empty());
}

}  // namespace

TEST_CASE("Each row of the tables in docs/belief.md holds") {
  std::ifstream in(ANNALS_SOURCE_DIR "/docs/belief.md");
  int rows = 0;
  int columns = 0;
  for (std::string line; std::getline(in, line);) {
    if (line == "| claims | believed | decided by |") columns = 3;
    if (line == "| rule | claims | believed | decided by |") columns = 4;
    if (!line.starts_with('|')) columns = 0;
    if (columns == 0 || !line.starts_with("| `")) continue;
    auto cells = split(line.substr(2, line.size() - 4), " | ");
    REQUIRE(cells.size() == static_cast<std::size_t>(columns));
    const auto ties = columns == 4 ? from_word<Ties>(plain(cells[0])).value() : Ties::undecided;
    if (columns == 4) cells.erase(cells.begin());
    check_row(ties, cells[0], cells[1], cells[2]);
    ++rows;
  }
  CHECK(rows > 60);
}

}  // namespace annals::inline v0_2::belief
