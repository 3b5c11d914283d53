// All records of a type, and all kinds, each with how much the base has of it.

#include "annals/answer/answers.hpp"
#include "answer/json_of.hpp"
#include "answer/names.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace annals::inline v0_2::answer {

namespace {

struct Item {
  std::string name{};  ///< a title, or what stands for it
  std::string key{};   ///< empty: the name is
  std::string type{};
  std::size_t count = 0;
  Pieces more{};  ///< for people
  Json json = Json::object();
};

void add_more(Item& item, Piece piece) {
  if (!item.more.empty()) item.more.push_back({", ", Role::remark});
  item.more.push_back(std::move(piece));
}

/// How many events there are in each group, whatever became of them.
std::map<std::string, std::size_t> count_by(const Questions& base, Group group) {
  std::map<std::string, std::size_t> counts;
  for (const auto& [name, count] : base.events().any_outcome().count_by(group)) counts[name] = count;
  return counts;
}

std::size_t count_of(const std::map<std::string, std::size_t>& counts, const std::string& name) {
  const auto found = counts.find(name);
  return found == counts.end() ? 0 : found->second;
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

/// The most frequent first, those of one count by name.
std::vector<Item> sorted(std::vector<Item> items) {
  std::ranges::stable_sort(items, [](const Item& a, const Item& b) {
    return a.count != b.count ? a.count > b.count : a.name < b.name;
  });
  return items;
}

Json json_of(std::string_view answer, const std::vector<Item>& items) {
  auto json = head(answer);
  auto& list = json[std::string(answer)] = Json::array();
  for (const auto& item : items) list.push_back(item.json);
  return json;
}

Lines lines_of(const std::vector<Item>& items, std::string_view counts, std::string_view none) {
  Lines lines;
  if (items.empty()) return {{.text = {{std::string(none)}}}};
  std::size_t width = 0;
  std::vector<std::string> labels;
  for (const auto& item : items) {
    labels.push_back(counted(item.count, counts));
    width = std::max(width, labels.back().size() + 2);
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    Line line{
        .label = {{labels[i], Role::remark}}, .label_width = width, .text = {{items[i].name, Role::title}}};
    if (!items[i].type.empty()) line.text.push_back({"  " + items[i].type, Role::remark});
    if (!items[i].key.empty()) line.text.push_back({"  " + items[i].key, Role::key});
    if (!items[i].more.empty()) line.text.push_back({"  "});
    append(line.text, items[i].more);
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<Item> kinds(const Questions& base) {
  const auto counts = count_by(base, Group::kind);
  std::map<std::string, const KindDescription*> described;
  const auto all = base.kinds();
  for (const auto& kind : all)
    if (kind.of == RecordType::event) described.emplace(kind.name, &kind);
  std::vector<Item> items;
  const auto add = [&](const std::string& name, const KindDescription* kind) {
    Item item{.name = name, .count = count_of(counts, name)};
    item.json = {{"kind", name}, {"events", item.count}};
    auto& fields = item.json["fields"] = Json::array();
    if (kind != nullptr) {
      if (!kind->about.empty()) item.json["about"] = kind->about;
      for (const auto& field : kind->fields) {
        fields.push_back({{"field", field.name}, {"type", word(field.type)}});
        add_more(item, {field.name, Role::remark});
      }
    }
    items.push_back(std::move(item));
  };
  for (const auto& [name, count] : counts) {
    const auto found = described.find(name);
    add(name, found == described.end() ? nullptr : found->second);
    if (found != described.end()) described.erase(found);
  }
  for (const auto& [name, kind] : described) add(name, kind);
  return sorted(std::move(items));
}

template <class Entry>
Item item_of(const Questions& base, const Entry& entry, const std::string& type, std::size_t count,
             std::string_view counts) {
  const auto key = base.key(entry.id);
  Item item{.name = entry.label(), .key = entry.title.empty() ? "" : key, .type = type, .count = count};
  item.json = {{"key", key}};
  if (!entry.title.empty()) item.json["title"] = entry.title;
  if (!type.empty()) item.json["type"] = type;
  item.json[std::string(counts)] = count;
  if (entry.standing != Standing::accepted) {
    item.json["standing"] = word(entry.standing);
    add_more(item, {std::string(word(entry.standing)), Role::remark});
  }
  return item;
}

std::vector<Item> actors(const Questions& base) {
  const auto counts = count_by(base, Group::actor);
  std::vector<Item> items;
  for (const auto& actor : base.actors())
    items.push_back(item_of(base, actor, actor.type, count_of(counts, base.key(actor.id)), "events"));
  return sorted(std::move(items));
}

std::vector<Item> places(const Questions& base) {
  const auto counts = count_by(base, Group::place);
  std::vector<Item> items;
  for (const auto& place : base.places()) {
    auto item = item_of(base, place, "", count_of(counts, base.key(place.id)), "events");
    if (place.within) {
      const auto within = base.place(*place.within);
      item.type = "in " + within.label();
      item.json["within"] = base.key(within.id);
    }
    items.push_back(std::move(item));
  }
  return sorted(std::move(items));
}

std::vector<Item> sources(const Questions& base) {
  std::vector<Item> items;
  for (const auto& source : base.sources()) {
    const auto says = base.count_claims(source.id);
    if (source.id == base.self() && says.claims == 0) continue;
    auto item = item_of(base, source, source.type, says.claims, "claims");
    if (source.published) {
      item.json["published"] = source.published->text();
      add_more(item, {source.published->text(), Role::date});
    }
    if (source.reliability) {
      item.json["reliability"] = *source.reliability;
      add_more(item, {fmt::format("reliability {}", *source.reliability), Role::remark});
    }
    items.push_back(std::move(item));
  }
  return sorted(std::move(items));
}

}  // namespace

Json kinds_json(const Questions& base) {
  return json_of("kinds", kinds(base));
}
Lines kinds_lines(const Questions& base) {
  return lines_of(kinds(base), "event", "This base has no events.");
}
Json actors_json(const Questions& base) {
  return json_of("actors", actors(base));
}
Lines actors_lines(const Questions& base) {
  return lines_of(actors(base), "event", "This base has no actors.");
}
Json places_json(const Questions& base) {
  return json_of("places", places(base));
}
Lines places_lines(const Questions& base) {
  return lines_of(places(base), "event", "This base has no places.");
}
Json sources_json(const Questions& base) {
  return json_of("sources", sources(base));
}
Lines sources_lines(const Questions& base) {
  return lines_of(sources(base), "claim", "This base has no sources.");
}

}  // namespace annals::inline v0_2::answer
