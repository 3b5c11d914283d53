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

FileRecords::FileRecords(KnowledgeBase& base, std::string_view file)
    : base_(base), file_(file), own_origin_(base.origin()) {}

std::size_t FileRecords::EdgeHash::operator()(const Edge& edge) const {
  const auto ends = std::uint64_t{edge.from} << 32U | edge.to;
  return std::hash<std::uint64_t>()(ends ^ (std::uint64_t{edge.kind} << 21U) ^
                                    static_cast<unsigned>(edge.type));
}

void FileRecords::note(std::uint32_t record, const LineHead& head, std::uint32_t index) {
  auto& about = all_[record];
  if (about.lines++ == 0) about.first_line = index;
  about.is_asserted = about.is_asserted || head.asserts;
}

void FileRecords::take(const Line& line, LineHead& head, std::uint32_t index) {
  if (is_edge(line.type)) {
    auto kind = std::ranges::find(edge_kinds_, line.ends.kind);
    if (kind == edge_kinds_.end()) kind = edge_kinds_.insert(kind, line.ends.kind);
    edge_lines_.push_back(
        {index,
         {line.type, static_cast<std::uint32_t>(kind - edge_kinds_.begin()), line.ends.from, line.ends.to}});
    return;
  }
  head.record = number(line.type, line.key, line.origin);
  auto& same_key = by_key_[identity(line.type, line.key, {})];
  if (same_key.empty() || same_key.back() != head.record) same_key.push_back(head.record);
  note(head.record, head, index);
  const auto* value = find(line.claim.statement.fields, "when");
  auto& about = all_[head.record];
  if (value == nullptr || about.is_dated || line.type != RecordType::event) return;
  const auto& bounds = std::get<When>(*value).bounds();
  about.is_dated = true;
  about.start = bounds.earliest_start.is_bounded() ? bounds.earliest_start : bounds.latest_start;
}

void FileRecords::resolve(FileLines& lines, const Mentions& mentions, const std::string& default_origin,
                          const UnreadKeys& unread, Refusals& refusals) {
  lines_ = &lines;
  default_origin_ = default_origin;
  const auto unknown = static_cast<std::uint32_t>(all_.size());
  all_.emplace_back().is_unknown = true;
  of_mention_.assign(mentions.all().size(), unknown);
  for (std::size_t i = 0; i < mentions.all().size(); ++i) {
    const auto& mention = mentions.all()[i];
    gives_hints_ = !refusals.are_enough();
    if (by_key_.contains(identity(mention.type, mention.text, {})) || !unread.contains(mention.text))
      refusals.collect([&] { of_mention_[i] = meant(mention); });
  }
  for (const auto& [index, edge] : std::exchange(edge_lines_, {})) {
    auto& head = lines.heads()[index];
    head.record = number_of_edge({edge.type, edge.kind, of_mention_[edge.from], of_mention_[edge.to]});
    note(head.record, head, index);
  }
}

std::uint32_t FileRecords::number(RecordType type, std::string_view key, std::string_view origin) {
  const auto [found, is_new] =
      numbers_.try_emplace(identity(type, key, origin), static_cast<std::uint32_t>(all_.size()));
  if (!is_new) return found->second;
  FileRecord record{.type = type, .key = std::string(key), .origin = std::string(origin)};
  if (const auto id = base_.find_key(type, key, origin)) record.id = *id;
  if (!record.in_base() && type == RecordType::source && key == self_key) {
    Claim claim;
    claim.statement.fields.push_back({"title", fmt::format("The owner of the base {}", origin)});
    record.id = base_.enter(type, key, origin, claim);
  }
  all_.push_back(std::move(record));
  return found->second;
}

std::uint32_t FileRecords::number_of_edge(const Edge& edge) {
  const auto [found, is_new] = edges_.try_emplace(edge, static_cast<std::uint32_t>(all_.size()));
  if (!is_new) return found->second;
  FileRecord record{.type = edge.type};
  if (all_[edge.from].in_base() && all_[edge.to].in_base())
    if (const auto id =
            find_edge(base_, edge.type, all_[edge.from].id, edge_kinds_[edge.kind], all_[edge.to].id))
      record.id = *id;
  all_.push_back(std::move(record));
  return found->second;
}

/// A mention's text alone does not tell which line to blame, so it is found again by number.
void FileRecords::refuse(const Mention& mention, std::string_view reason) const {
  const auto& heads = lines_->heads();
  const auto head = std::ranges::lower_bound(heads, mention.line, {}, &LineHead::number);
  if (head == heads.end() || head->number != mention.line)
    Location{file_, mention.line}.refuse(mention.field, reason);
  const auto line = lines_->whole(static_cast<std::size_t>(head - heads.begin()));
  Location{file_, line.number, noun(line.type), line.key}.refuse(mention.field, reason);
}

std::uint32_t FileRecords::meant(const Mention& mention) {
  const std::string_view text = mention.text;
  if (const auto at = text.rfind('@'); at != std::string_view::npos) {
    const auto origin = text.substr(at + 1);
    const auto record = number(mention.type, text.substr(0, at), origin);
    if (!all_[record].in_base() && !by_key_.contains(identity(mention.type, text.substr(0, at), {})))
      refuse_unknown(mention);
    return record;
  }
  if (const auto found = by_key_.find(identity(mention.type, text, {})); found != by_key_.end()) {
    const auto& records = found->second;
    if (records.size() == 1) return records.front();
    std::vector<std::string> choices;
    choices.reserve(records.size());
    for (const auto record : records) choices.push_back(in_quotes(mention.text + "@" + all_[record].origin));
    refuse(mention, fmt::format("{} may be several; write {}", in_quotes(text), either(choices)));
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
  refuse_unknown(mention);
}

void FileRecords::refuse_unknown(const Mention& mention) const {
  const auto reason = fmt::format("there is no {} with the key {} in this file or in the base",
                                  noun(mention.type), in_quotes(mention.text));
  if (!gives_hints_) refuse(mention, reason);
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
  refuse(mention, reason + hint(mention.text, keys));
}

}  // namespace annals::inline v0_2::io
