#include "query/links.hpp"

#include "query/explanation.hpp"
#include "store/believe.hpp"

namespace annals::inline v0_2::query {

namespace {

std::string mechanism_of(const Statement& statement) {
  const auto* mechanism = find(statement.fields, "mechanism");
  return mechanism != nullptr ? std::get<std::string>(*mechanism) : std::string();
}

}  // namespace

void Links::read(std::vector<std::int64_t> ids) {
  std::erase_if(ids, [&](std::int64_t id) { return known_.contains(id); });
  auto rows = store::load_rows(state_, RecordType::link, ids);
  auto claims = store::claims_of(state_, rows);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    // Where one voice is asked for, the others stay silent.
    std::erase_if(claims[i], [&](const Claim& claim) { return !asked_for(claim.citation); });
    const auto id = rows[i].id.value;
    known_.emplace(id, Known{std::move(rows[i]), std::move(claims[i])});
  }
}

void Links::describe(Step& step) const {
  const auto found = known_.find(step.link.value());
  if (found == known_.end()) return;
  const auto& [row, claims] = found->second;
  for (const auto& claim : claims) {
    if (claim.withdrawn()) continue;
    auto& attribution = step.citation.emplace_back(attribute(state_, claim));
    attribution.mechanism = mechanism_of(claim.statement);
  }
  step.standing = row.standing;
  if (of_one_voice()) {
    const auto account = store::believe(state_, row, claims);
    step.mechanism = mechanism_of(account.statement);
    step.credence = account.likelihood;
  } else {
    step.mechanism = mechanism_of(row.statement);
    step.credence = row.likelihood;
  }
}

std::optional<double> Links::credence_of_voice(LinkId link) const {
  const auto found = known_.find(link.value());
  if (found == known_.end()) return std::nullopt;
  const auto account = store::believe(state_, found->second.row, found->second.claims);
  if (is_out(account.standing)) return std::nullopt;
  return account.likelihood ? account.likelihood->at_least() : 1.0;
}

std::string kinds_sql(const std::vector<LinkKind>& kinds) {
  std::string words;
  for (const auto& kind : kinds) words += (words.empty() ? "'" : ", '") + std::string(kind.name()) + "'";
  return " AND l.kind IN (" + words + ")";
}

std::string voice_sql(const WalkOptions& options, int next) {
  if (!options.speaker && !options.source) return "";
  std::string sql = " AND EXISTS (SELECT 1 FROM claim AS c WHERE c.record = l.id";
  if (options.speaker) sql += " AND c.speaker = $" + std::to_string(next++);
  if (options.source) sql += " AND c.source = $" + std::to_string(next);
  return sql +
         " AND c.stance = 'asserts' AND NOT EXISTS (SELECT 1 FROM withdrawn AS w WHERE w.claim = c.id))";
}

void add_voice(std::vector<sql::Value>& values, const WalkOptions& options) {
  if (options.speaker) values.emplace_back(options.speaker->value());
  if (options.source) values.emplace_back(options.source->value());
}

}  // namespace annals::inline v0_2::query
