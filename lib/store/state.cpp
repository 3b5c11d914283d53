#include "store/state.hpp"

#include "annals/error.hpp"
#include "store/binding.hpp"
#include "store/identity.hpp"
#include "store/schema.hpp"

#include <algorithm>

namespace annals::inline v0_2::store {

namespace {

/// What a kind of link is, beside its name.
std::string meaning(const LinkKind& kind) {
  auto text = "\"" + std::string(kind.inverse()) + "\" backwards";
  if (kind.explains() != Explains::nothing) text += ", explaining " + std::string(word(kind.explains()));
  if (kind.first()) text += ", with `" + std::string(word(*kind.first())) + "` first";
  return text;
}

}  // namespace

const Kinds& State::kinds() {
  if (kinds_ == nullptr) read_current();
  return *kinds_;
}

void State::read_current() {
  auto current = cache_.current(database);
  if (kinds_ == nullptr) kinds_ = std::move(current.kinds);
  rules_ = current.rules;
}

std::shared_ptr<const Adjacency> State::adjacency() {
  if (adjacency_ == nullptr && links_ != nullptr) adjacency_ = links_->of(*this);
  return adjacency_;
}

std::shared_ptr<const Adjacency> State::adjacency_at_hand() {
  if (adjacency_ == nullptr && links_ != nullptr) adjacency_ = links_->at_hand(*this);
  return adjacency_;
}

const std::vector<LinkKind>& State::link_kinds() {
  if (!link_kinds_) link_kinds_ = store::link_kinds(database);
  return *link_kinds_;
}

std::optional<LinkKind> State::find_link_kind(std::string_view name) {
  const auto in = [&](const auto& kinds) {
    const auto found = std::ranges::find(kinds, name, &LinkKind::name);
    return found != kinds.end() ? std::optional(*found) : std::nullopt;
  };
  const auto built_in = in(built_in_link_kinds);  // needs no look into the file
  return built_in ? built_in : in(link_kinds());
}

void State::check_link_kind(const LinkKind& kind) {
  if (kind.name().empty()) throw Error(ErrorCode::invalid_argument, "A link is of some kind; name one.");
  const auto known = find_link_kind(kind.name());
  if (known && meaning(*known) != meaning(kind))
    throw Error(ErrorCode::incompatible, "The kind of link " + std::string(kind.name()) + " is " +
                                             meaning(*known) + " in this base, but " + meaning(kind) +
                                             " here: call one of them otherwise.");
}

LinkKind State::link_kind(std::string_view name) {
  if (auto found = find_link_kind(name)) return *found;
  throw Error(ErrorCode::corrupt,
              "This base has a link of the kind \"" + std::string(name) + "\", which it does not describe.");
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

Zone State::own_zone() {
  return zone({}, {}, own_origin).zone;
}

const std::optional<When>& State::published(SourceId source) {
  const auto [known, is_new] = published_.try_emplace(source);
  if (!is_new) return known->second;
  auto rows = database.query("SELECT published, published_words FROM source WHERE id = $1", source.value());
  int column = 0;
  if (rows.next()) known->second = read_date(rows, column);
  return known->second;
}

const State::Called& State::called(RecordId id) {
  const auto [known, is_new] = called_.try_emplace(id);
  if (!is_new) return known->second;
  auto rows =
      database.query("SELECT key, origin, coalesce(title, key), coalesce(standing, 'accepted') FROM " +
                         std::string(table_of(id.type)) + " WHERE id = $1",
                     id.value);
  if (rows.next())
    known->second = {std::string(rows.text(0)), rows.integer(1), std::string(rows.text(2)),
                     read_word<Standing>(rows.text(3))};
  return known->second;
}

}  // namespace annals::inline v0_2::store
