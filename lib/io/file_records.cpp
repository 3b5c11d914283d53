#include "io/file_records.hpp"

#include "io/description.hpp"
#include "io/hint.hpp"
#include "io/location.hpp"
#include "nearest.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace annals::inline v0_2::io {

namespace {

/// One text for all that identifies a record: no key has a "@".
std::string identity(RecordType type, std::string_view key, std::string_view origin) {
  return fmt::format("{}{}@{}", static_cast<int>(type), key, origin);
}

std::optional<RecordId> find_edge(const KnowledgeBase& base, RecordType type, RecordId from,
                                  std::string_view kind, RecordId to) {
  const EventId a(from.value);
  const EventId b(to.value);
  if (type == RecordType::relative_date) {
    if (const auto relative_date = base.find_relative_date(a, kind, b)) return *relative_date;
  } else if (const auto link = base.find_link(a, base.link_kind(kind), b)) {
    return *link;
  }
  return std::nullopt;
}

}  // namespace

FileRecords::FileRecords(KnowledgeBase& base, std::string_view file, std::string default_origin)
    : base_(base), file_(file), own_origin_(base.origin()), default_origin_(std::move(default_origin)) {}

void FileRecords::resolve(const std::vector<Line>& lines, const Mentions& mentions, const UnreadKeys& unread,
                          Refusals& refusals) {
  of_line_.assign(lines.size(), 0);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& line = lines[i];
    if (is_edge(line.type)) continue;
    of_line_[i] = number(line.type, line.key, line.origin);
    auto& same_key = by_key_[identity(line.type, line.key, {})];
    if (same_key.empty() || same_key.back() != of_line_[i]) same_key.push_back(of_line_[i]);
  }
  // A mention's text alone does not tell which line to blame, so it is found again by number.
  const auto location_of = [&](const Mention& mention) -> Location {
    const auto line = std::ranges::lower_bound(lines, mention.line, {}, &Line::number);
    if (line == lines.end() || line->number != mention.line) return {file_, mention.line};
    return {file_, line->number, noun(line->type), line->key};
  };
  const auto unknown = static_cast<std::uint32_t>(all_.size());
  all_.emplace_back().is_unknown = true;
  of_mention_.assign(mentions.all().size(), unknown);
  for (std::size_t i = 0; i < mentions.all().size(); ++i) {
    const auto& mention = mentions.all()[i];
    gives_hints_ = !refusals.are_enough();
    if (by_key_.contains(identity(mention.type, mention.text, {})) || !unread.contains(mention.text))
      refusals.collect([&] { of_mention_[i] = meant(mention, location_of(mention)); });
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_edge(lines[i].type)) of_line_[i] = number_of_edge(lines[i]);
    all_[of_line_[i]].lines.push_back(static_cast<std::uint32_t>(i));
  }
}

std::uint32_t FileRecords::number(RecordType type, std::string_view key, std::string_view origin) {
  const auto [found, is_new] =
      numbers_.try_emplace(identity(type, key, origin), static_cast<std::uint32_t>(all_.size()));
  if (!is_new) return found->second;
  FileRecord record{type, std::string(key), std::string(origin), {}, {}};
  if (const auto id = base_.find_key(type, key, origin)) record.id = *id;
  if (!record.in_base() && type == RecordType::source && key == self_key) {
    Claim claim;
    claim.statement.fields.push_back({"title", fmt::format("The owner of the base {}", origin)});
    record.id = base_.enter(type, key, origin, claim);
  }
  all_.push_back(std::move(record));
  return found->second;
}

std::uint32_t FileRecords::number_of_edge(const Line& line) {
  const auto from = of_mention_[line.ends.from];
  const auto to = of_mention_[line.ends.to];
  const auto [found, is_new] =
      numbers_.try_emplace(fmt::format("{} {} {} {}", static_cast<int>(line.type), from, line.ends.kind, to),
                           static_cast<std::uint32_t>(all_.size()));
  if (!is_new) return found->second;
  FileRecord record{line.type, line.key, {}, {}, {}};
  if (all_[from].in_base() && all_[to].in_base())
    if (const auto id = find_edge(base_, line.type, all_[from].id, line.ends.kind, all_[to].id))
      record.id = *id;
  all_.push_back(std::move(record));
  return found->second;
}

std::uint32_t FileRecords::meant(const Mention& mention, const Location& location) {
  const std::string_view text = mention.text;
  if (const auto at = text.rfind('@'); at != std::string_view::npos) {
    const auto origin = text.substr(at + 1);
    const auto record = number(mention.type, text.substr(0, at), origin);
    if (!all_[record].in_base() && !by_key_.contains(identity(mention.type, text.substr(0, at), {})))
      refuse_unknown(mention, location);
    return record;
  }
  if (const auto found = by_key_.find(identity(mention.type, text, {})); found != by_key_.end()) {
    const auto& records = found->second;
    if (records.size() == 1) return records.front();
    std::vector<std::string> choices;
    choices.reserve(records.size());
    for (const auto record : records) choices.push_back(in_quotes(mention.text + "@" + all_[record].origin));
    location.refuse(mention.field,
                    fmt::format("{} may be several; write {}", in_quotes(text), either(choices)));
  }
  if (mention.type == RecordType::source && text == self_key)
    return number(mention.type, text, default_origin_);
  for (const auto& origin : {default_origin_, own_origin_})
    if (base_.find_key(mention.type, text, origin)) return number(mention.type, text, origin);
  // Of yet another origin: the base finds it by its key, if by no name of something else.
  if (const auto found = base_.find(text)) {
    const auto name = base_.name_of(*found);
    if (name.type == mention.type && name.key == text) return number(mention.type, text, name.origin);
  }
  refuse_unknown(mention, location);
}

void FileRecords::refuse_unknown(const Mention& mention, const Location& location) const {
  const auto reason = fmt::format("there is no {} with the key {} in this file or in the base",
                                  noun(mention.type), in_quotes(mention.text));
  if (!gives_hints_) location.refuse(mention.field, reason);
  std::vector<std::string> keys;
  for (const auto& record : all_)
    if (record.type == mention.type) keys.push_back(record.key);
  const auto add = [&keys](const auto& entries) {
    for (const auto& entry : entries) keys.push_back(entry.key);
  };
  if (mention.type == RecordType::actor) add(base_.actors());
  if (mention.type == RecordType::place) add(base_.places());
  if (mention.type == RecordType::source) add(base_.sources());
  if (mention.type == RecordType::event)
    for (const auto& hit : base_.search(mention.text))
      if (hit.record.type == RecordType::event) keys.push_back(hit.key);
  location.refuse(mention.field, reason + hint(mention.text, keys));
}

}  // namespace annals::inline v0_2::io
