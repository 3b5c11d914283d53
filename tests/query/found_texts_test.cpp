// Searching, compared with a plain scan of all texts that knows by a table how its few words are folded.

#include "knowledge_base/dump.hpp"
#include "knowledge_base/support.hpp"
#include "rounds.hpp"

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

/// A piece of text, and the words that it is to be found by.
struct Piece {
  std::string text;
  std::string words;
  bool joins = false;  ///< may stand against the next without a space
};

const std::vector<Piece> pieces{{"Łódź", "lodz"},
                                {"Ærø", "aero"},
                                {"Straße", "strasse"},
                                {"北京", "北 京", true},
                                {"会談で", "会 談 で", true},
                                {"毛泽东", "毛 泽 东", true},
                                {"ＡＢＣ", "abc"},
                                {"Þór", "thor"},
                                {"Đặng", "dang"},
                                {"ısı", "isi"},
                                {"F-35", "f 35"},
                                {"office", "office"},
                                {"Office’s", "office s"},
                                {"김정은이", "김정은이"},
                                {"off", "off"},
                                {"ガス", "ガ ス", true}};

/// Texts as they stand and as they are scanned.
struct Text {
  std::string text{};
  std::string words{};
};

class Writer {
 public:
  explicit Writer(std::uint32_t seed) : random_(seed) {}

  std::size_t below(std::size_t most) {
    return std::uniform_int_distribution<std::size_t>(0, most - 1)(random_);
  }

  Text text(std::size_t most) {
    Text made;
    bool joins = true;
    for (auto left = below(most + 1); left > 0; --left) {
      const auto& piece = pieces[below(pieces.size())];
      const bool is_joined = joins && piece.joins;
      if (!made.text.empty()) made.text += is_joined ? "" : below(4) == 0 ? ", " : " ";
      made.text += piece.text;
      made.words += " " + piece.words;
      joins = piece.joins;
    }
    return made;
  }

  /// What somebody types, and its phrases: pieces with others after them, characters of their midst,
  /// beginnings.
  std::pair<std::string, std::vector<std::string>> typed() {
    static const std::vector<std::pair<std::string, std::string>> words{{"lodz", "lodz"},
                                                                        {"ŁÓ", "lo"},
                                                                        {"aero", "aero"},
                                                                        {"STRASSE", "strasse"},
                                                                        {"straß", "strass"},
                                                                        {"京", "京"},
                                                                        {"会談", "会 談"},
                                                                        {"泽东", "泽 东"},
                                                                        {"京会談で", "京 会 談 で"},
                                                                        {"abc", "abc"},
                                                                        {"thor", "thor"},
                                                                        {"dang", "dang"},
                                                                        {"isi", "isi"},
                                                                        {"f-3", "f 3"},
                                                                        {"35", "35"},
                                                                        {"off", "off"},
                                                                        {"office's", "office s"},
                                                                        {"김정", "김정"},
                                                                        {"ｶﾞｽ", "ガ ス"},
                                                                        {"か", "か"}};
    std::pair<std::string, std::vector<std::string>> made;
    for (auto left = 1 + below(2); left > 0; --left) {
      const auto& [text, phrase] = words[below(words.size())];
      made.first += (made.first.empty() ? "" : " ") + text;
      made.second.push_back(phrase);
    }
    return made;
  }

 private:
  std::mt19937 random_;
};

/// What is scanned: of each record its texts, and beside these those of its further claims.
struct Scanned {
  RecordId record;
  std::vector<std::vector<std::string>> documents;
};

bool has_all(const std::vector<std::string>& document, const std::vector<std::string>& phrases) {
  return std::ranges::all_of(phrases, [&](const std::string& phrase) {
    return std::ranges::any_of(
        document, [&](const std::string& text) { return text.find(" " + phrase) != std::string::npos; });
  });
}

std::set<RecordId> scan(const std::vector<Scanned>& all, const std::vector<std::string>& phrases,
                        std::optional<RecordType> type) {
  std::set<RecordId> found;
  for (const auto& one : all)
    if (!type || one.record.type == *type)
      for (const auto& document : one.documents)
        if (has_all(document, phrases)) found.insert(one.record);
  return found;
}

/// A base in which every kind of text is said of something, and all of it for the scan.
struct Texts {
  explicit Texts(std::uint32_t seed) : write(seed) {
    const auto note = [&](RecordId record, std::initializer_list<Text> texts) {
      auto& document = scanned.emplace_back(Scanned{record, {{}}}).documents.front();
      for (const auto& text : texts) document.push_back(text.words);
    };
    auto transaction = base.transaction();
    const auto title = write.text(3);
    const auto author = write.text(1);
    const auto publisher = write.text(2);
    const auto source = base.add(
        Source{.key = "source", .title = title.text, .author = author.text, .publisher = publisher.text});
    note(source, {title, author, publisher});
    std::vector<EventId> events;
    for (int i = 0; i < 5; ++i) {
      const auto key = "event-" + std::to_string(i);
      const auto called = write.text(3);
      const auto summary = write.text(4);
      const auto name = write.text(2);
      const auto river = write.text(2);
      const auto when = write.text(2);
      const auto locator = write.text(2);
      Event<test::Flood> event{
          .key = key, .title = called.text, .summary = summary.text, .details = {.river = river.text}};
      if (!when.text.empty()) event.when = When("2018").with_words(when.text);
      if (!name.text.empty()) event.names = {{name.text, ""}};
      events.push_back(base.add(event, {.source = source, .locator = locator.text}));
      note(events.back(), {called, summary, name, river, when.text.empty() ? Text() : when, locator});
      const auto further = write.text(2);
      if (!further.text.empty()) {
        base.claim(events.back(), Event<test::Flood>{.details = {.displaced = 7}},
                   {.source = source, .locator = further.text});
        scanned.back().documents.push_back({further.words});
      }
    }
    for (int i = 0; i < 3; ++i) {
      const auto mechanism = write.text(3);
      const auto locator = write.text(1);
      const auto link =
          base.link(events[0],
                    i == 0   ? causes
                    : i == 1 ? enables
                             : triggers,
                    events[1], {.mechanism = mechanism.text}, {.source = source, .locator = locator.text});
      note(link, {mechanism, locator});
    }
    const auto words = write.text(2);
    const auto relative = base.time(events[2], "2 weeks before", events[3], source);
    if (!words.text.empty()) base.claim(relative, words.text, source);
    note(relative, {words});
    transaction.commit();
  }

  Writer write;
  test::Fresh fresh{};
  KnowledgeBase& base = fresh.base;
  std::vector<Scanned> scanned{};
};

}  // namespace

TEST_CASE("Search finds what a plain scan of all texts finds, of every type of record") {
  for (std::uint32_t seed = 1; seed <= test::rounds(20u); ++seed) {
    Texts texts(seed);
    test::check_text_index(texts.base.path());
    for (int i = 0; i < 60; ++i) {
      const auto [typed, phrases] = texts.write.typed();
      std::optional<RecordType> type;
      if (texts.write.below(3) == 0) type = static_cast<RecordType>(texts.write.below(6));
      INFO("seed " << seed << ", typed: " << typed
                   << (type ? std::string(", of ") + std::string(word(*type)) : ""));
      std::set<RecordId> found;
      for (const auto& hit : texts.base.search(typed, {.limit = 1000, .type = type})) {
        CHECK(found.insert(hit.record).second);
        CHECK(hit.excerpt.find('[') != std::string::npos);
        CHECK_FALSE(hit.field.empty());
      }
      CHECK(found == scan(texts.scanned, phrases, type));
    }
  }
}

TEST_CASE("What is taken back is found no longer, in any of its texts") {
  for (std::uint32_t seed = 101; seed <= 104; ++seed) {
    Texts texts(seed);
    CHECK(texts.base.undo().size() == 1);
    test::check_text_index(texts.base.path());
    for (int i = 0; i < 10; ++i) CHECK(texts.base.search(texts.write.typed().first).empty());
  }
}
