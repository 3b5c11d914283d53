#pragma once

/// What a person types about records: `deaths=189`, `with=kim-jong-un:attends`, `when='29 October 2018'`.

#include "annals/error.hpp"
#include "annals/export.hpp"
#include "annals/knowledge_base.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annals::inline v0_2 {

/// All that is wrong with what was typed; `what()` has it in one text.
class ANNALS_EXPORT TypedError : public Error {
 public:
  explicit TypedError(std::vector<std::string> mistakes);
  [[nodiscard]] const std::vector<std::string>& mistakes() const { return mistakes_; }

 private:
  std::vector<std::string> mistakes_;
};

/// A citation in words; what is empty is not said.
struct TypedCitation {
  std::string source{};
  std::string speaker{};
  std::string locator{};
  std::string published{};
  std::string likelihood{};  ///< a word, "0.6" or "60%"
  std::string window{};
};

struct TypedOptions {
  std::string base = "BASE";  ///< what the base is called in the commands that messages name
  bool creates = false;       ///< makes sources, actors and places that are not there
};

/// Reads typed words by the descriptions of a base. A mistake does not end it: all are kept until `end`.
/// Everything may be named by key, title or another name. To read may enter records, where `creates`: read in
/// a transaction.
class ANNALS_EXPORT TypedReader {
 public:
  /// The base must live as long.
  TypedReader(KnowledgeBase& base, TypedOptions options);

  [[nodiscard]] Citation citation(const TypedCitation& typed);
  /// What `field=value` words state of a record of this type and kind (empty: that which they state). Lists
  /// (`with=ACTOR:ROLE`, `names=TEXT@LANGUAGE`, `part_of`, `derived_from`) are said again for each item.
  /// Dates are read as the citation says when and by whose calendar.
  [[nodiscard]] Statement statement(RecordType type, std::string_view kind,
                                    const std::vector<std::string>& words, const Citation& citation);
  /// The record of this type that a name means; an id of 0 where there is none, which is a mistake.
  [[nodiscard]] RecordId record(RecordType type, const std::string& name);
  [[nodiscard]] std::optional<When> date(std::string_view field, const std::string& text,
                                         const Citation& citation);

  void mistake(std::string text);
  /// Throws `TypedError` where there was any mistake.
  void end() const;
  /// What was made on the way.
  [[nodiscard]] const std::vector<RecordId>& made() const { return made_; }

 private:
  void add_item(Statement& statement, RecordType type, std::string_view list, const std::string& text);
  [[nodiscard]] std::optional<Value> value(const FieldDescription& field, const std::string& text,
                                           const Citation& citation);
  void no_field(RecordType type, std::string_view kind, std::string_view field, const std::string& text,
                const std::vector<std::string>& known);
  [[nodiscard]] RecordId make(RecordType type, const std::string& title);

  KnowledgeBase& base_;
  TypedOptions options_;
  std::vector<std::string> mistakes_{};
  std::vector<RecordId> made_{};
};

/// A boolean, a number or a text, by the type and the words of the field. Throws `Error` (invalid_argument)
/// with what is wrong.
[[nodiscard]] ANNALS_EXPORT Value typed_value(const FieldDescription& field, const std::string& text);

/// A value, and an item of a list, as they are typed: records by their keys.
[[nodiscard]] ANNALS_EXPORT std::string typed_text(const Questions& base, const Value& value);
[[nodiscard]] ANNALS_EXPORT std::string typed_text(const Questions& base, const Participant& participant);
[[nodiscard]] ANNALS_EXPORT std::string typed_text(const Name& name);

/// A field of a kind as it is typed: "latency_ms:number", "severity:one-of=low,high". Throws `Error`
/// (invalid_argument).
[[nodiscard]] ANNALS_EXPORT FieldDescription typed_field(std::string_view text);

/// `; do you mean "a" or "b"?` of the nearest candidates; empty where none is near.
[[nodiscard]] ANNALS_EXPORT std::string near_miss(std::string_view word,
                                                  const std::vector<std::string>& candidates);

}  // namespace annals::inline v0_2
