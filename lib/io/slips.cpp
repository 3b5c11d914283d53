#include "io/slips.hpp"

#include "annals/record/kinds.hpp"
#include "io/description.hpp"
#include "io/location.hpp"
#include "io/refusals.hpp"
#include "nearest.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace annals::inline v0_2::io {

namespace {

/// A text that a slip may have made of another one of its group.
struct Word {
  std::string group{};  ///< only what is of one group is compared
  std::string text{};
  std::string key{};     ///< of the record that has it
  std::size_t line = 0;  ///< 0: it was there before

  friend auto operator<=>(const Word&, const Word&) = default;
};

/// An event of a title: others of that title may be the same event, told with another date.
struct Dated {
  std::string title{};
  When when;
  std::string key{};
  std::size_t line = 0;  ///< 0: it was there before
};

bool may_start_together(const Dated& one, const Dated& other) {
  const auto& a = one.when.bounds();
  const auto& b = other.when.bounds();
  return a.earliest_start <= b.latest_start && b.earliest_start <= a.latest_start;
}

std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (c >= '0' && c <= '9') digits += c;
  return digits;
}

/// Numbers tell apart what is meant to be: 2018 is no slip for 2019.
Word word_of(const std::string& group, const std::string& text, const std::string& key, std::size_t line) {
  return {group + "\n" + digits_of(text), text, key, line};
}

/// Each word that came with the file and is nearly another of its group, with that. Compares neighbours by
/// their beginnings, then by their ends (the sorted neighbourhood method, Hernández and Stolfo 1995): a slip
/// leaves one of them as it is.
std::vector<std::pair<Word, Word>> near_pairs(std::vector<Word> words, std::size_t edits) {
  constexpr std::size_t window = 4;
  std::map<Word, Word> pairs;
  for (const bool by_end : {false, true}) {
    std::ranges::sort(words);
    for (std::size_t i = 0; i < words.size(); ++i) {
      for (std::size_t j = i + 1; j < std::min(i + window, words.size()); ++j) {
        if (words[i].group != words[j].group) break;
        if (words[i].line + words[j].line == 0 || !is_slip(words[i].text, words[j].text, edits)) continue;
        auto early = words[i];
        auto late = words[j];
        if (by_end)
          for (auto* word : {&early, &late}) std::ranges::reverse(word->text);
        if (early.line > late.line) std::swap(early, late);
        pairs.try_emplace(late, early);
      }
    }
    for (auto& word : words) std::ranges::reverse(word.text);
  }
  return {pairs.begin(), pairs.end()};
}

const std::string* text_in(const Line& line, std::string_view field) {
  const auto* value = find(line.claim.statement.fields, field);
  return value == nullptr || line.claim.stance == Stance::disputes ? nullptr
                                                                   : std::get_if<std::string>(value);
}

class Slips {
 public:
  Slips(const KnowledgeBase& base, const std::vector<FileRecord>& records, FileLines& lines) : base_(base) {
    std::map<std::uint32_t, Told> told;
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (const auto record = lines[i].record; !is_edge(lines[i].type) && !records[record].in_base())
        take(lines.whole(i), told[record]);
    for (const auto& [record, of_it] : told) take(records[record], of_it);
    take_old();
  }

  std::vector<ImportNote> notes() {
    std::set<std::pair<std::string, std::string>> near;
    for (const auto& [late, early] : near_pairs(std::move(keys_), 1)) {
      near.emplace(late.key, early.key);
      note(late,
           fmt::format("its key is nearly {}, {}: is that meant?", in_quotes(early.text), where(early)));
    }
    for (const auto& [late, early] : near_pairs(std::move(kinds_), 1))
      note(late, fmt::format("its kind, {}, is nearly {}, {}: is that meant?", in_quotes(late.text),
                             in_quotes(early.text), where(early)));
    for (const auto& [late, early] : near_pairs(std::move(titles_), 2))
      if (near.emplace(late.key, early.key).second)
        note(late, fmt::format("it is nearly like {}, {}, on the same date: {} and {}", early.key,
                               where(early), in_quotes(late.text), in_quotes(early.text)));
    note_dates();
    std::ranges::stable_sort(notes_, {}, &ImportNote::lines);
    if (notes_.size() > most_told) {
      notes_[most_told - 1].what +=
          fmt::format(" (and {} more notes of this sort)", notes_.size() - most_told);
      notes_.resize(most_told);
    }
    return std::move(notes_);
  }

 private:
  static std::string where(const Word& word) {
    return word.line == 0 ? "of the base" : fmt::format("of line {}", word.line);
  }

  void note(const Word& word, std::string what) {
    notes_.push_back({{word.line}, word.key, {}, std::move(what)});
  }

  /// What the lines about a record say.
  struct Told {
    std::size_t line = 0;                         ///< the first
    std::map<std::string, std::size_t> titles{};  ///< with the first line of each
    std::optional<When> date{};
  };

  void take(const Line& line, Told& told) {
    if (told.line == 0) told.line = line.number;
    if (const auto* title = text_in(line, "title")) told.titles.try_emplace(*title, line.number);
    if (const auto* kind = text_in(line, kind_field(line.type)))
      add_kind(line.type, *kind, line.key, line.number);
    if (const auto* when = find(line.claim.statement.fields, "when"); when != nullptr && !told.date)
      told.date = std::get<When>(*when);
  }

  void take(const FileRecord& record, const Told& told) {
    types_.insert(record.type);
    keys_.push_back(word_of(std::string(noun(record.type)), record.key, record.key, told.line));
    if (record.type == RecordType::event && told.date)
      for (const auto& [title, line] : told.titles) take_dated({title, *told.date, record.key, line});
    if (told.titles.size() >= 3) note_titles(record.key, told.titles);
  }

  void take_dated(Dated event) {
    titles_.push_back(word_of(event.when.text(), event.title, event.key, event.line));
    dated_.push_back(std::move(event));
  }

  /// Of events of one title, those that may have begun when the one before did, and are dated otherwise.
  void note_dates() {
    std::ranges::sort(dated_, {}, [](const Dated& event) {
      return std::tuple(std::string_view(event.title), event.when.bounds().earliest_start, event.line);
    });
    for (std::size_t i = 1; i < dated_.size(); ++i) {
      const auto* early = &dated_[i - 1];
      const auto* late = &dated_[i];
      if (early->title != late->title || early->line + late->line == 0 || early->key == late->key ||
          early->when.text() == late->when.text() || !may_start_together(*early, *late))
        continue;
      if (early->line > late->line) std::swap(early, late);
      const auto place =
          early->line == 0 ? std::string("of the base") : fmt::format("of line {}", early->line);
      notes_.push_back({{late->line},
                        late->key,
                        "when",
                        fmt::format("it has the title of {}, {}, and may be of the same time: if that is one "
                                    "event, give both one key",
                                    early->key, place)});
    }
  }

  void add_kind(RecordType type, const std::string& kind, const std::string& key, std::size_t line) {
    if (kinds_seen_.emplace(type, kind).second)
      kinds_.push_back(word_of(std::string(noun(type)), kind, key, line));
  }

  void note_titles(const std::string& key, const std::map<std::string, std::size_t>& titles) {
    std::vector<std::pair<std::size_t, std::string_view>> by_line;
    for (const auto& [title, line] : titles) by_line.emplace_back(line, title);
    std::ranges::sort(by_line);
    ImportNote note{{}, key, "title", fmt::format("it has {} titles, such as ", by_line.size())};
    for (std::size_t i = 0; i < 3; ++i) {
      note.lines.push_back(by_line[i].first);
      note.what += (i == 0 ? "" : i == 1 ? ", " : " and ") + in_quotes(by_line[i].second);
    }
    note.what += ": has one key been given to several records?";
    notes_.push_back(std::move(note));
  }

  void take_old() {
    const auto add = [this](RecordType type, const auto& entries) {
      for (const auto& one : entries) keys_.push_back(word_of(std::string(noun(type)), one.key, one.key, 0));
    };
    if (types_.contains(RecordType::actor)) add(RecordType::actor, base_.actors());
    if (types_.contains(RecordType::place)) add(RecordType::place, base_.places());
    if (types_.contains(RecordType::source)) add(RecordType::source, base_.sources());
    std::set<std::pair<RecordType, std::string>> old_kinds;
    for (const auto& kinds : {base_.kinds(), built_in_kinds()})
      for (const auto& kind : kinds) old_kinds.emplace(kind.of, kind.name);
    if (types_.contains(RecordType::event)) {
      constexpr std::size_t most = 10'000;
      const auto events = base_.events().any_outcome().limit(most + 1).all();
      if (events.size() <= most) {
        add(RecordType::event, events);
        for (const auto& event : events) {
          old_kinds.emplace(RecordType::event, event.kind);
          if (event.when) take_dated({event.title, *event.when, event.key, 0});
        }
      }
    }
    std::erase_if(kinds_, [&](const Word& word) {
      return std::ranges::any_of(old_kinds, [&](const auto& old) {
        return old.second == word.text && word.group.starts_with(noun(old.first));
      });
    });
    for (const auto& [type, kind] : old_kinds)
      kinds_.push_back(word_of(std::string(noun(type)), kind, {}, 0));
  }

  const KnowledgeBase& base_;
  std::set<RecordType> types_{};
  std::set<std::pair<RecordType, std::string>> kinds_seen_{};
  std::vector<Word> keys_{};
  std::vector<Word> kinds_{};
  std::vector<Word> titles_{};
  std::vector<Dated> dated_{};
  std::vector<ImportNote> notes_{};
};

}  // namespace

std::vector<ImportNote> slips(const KnowledgeBase& base, const std::vector<FileRecord>& records,
                              FileLines& lines) {
  constexpr std::size_t most_lines = 100'000;
  if (lines.size() > most_lines) return {};
  return Slips(base, records, lines).notes();
}

}  // namespace annals::inline v0_2::io
