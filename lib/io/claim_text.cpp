#include "io/claim_text.hpp"

#include "io/location.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

namespace annals::inline v0_2::io {

namespace {

/// Collects what differs, each as a phrase about the claim of the base.
class Comparison {
 public:
  explicit Comparison(const KnowledgeBase& base) : base_(base) {}

  void add(std::string_view what, const std::string& held, const std::string& line) {
    if (held == line) return;
    if (held.empty())
      found_.push_back(fmt::format("it has no {}", what));
    else
      found_.push_back(line.empty() ? fmt::format("it has the {} {}", what, held)
                                    : fmt::format("its {} is {}, not {}", what, held, line));
  }
  void add(std::string_view what, const std::optional<When>& held, const std::optional<When>& line) {
    const auto text = [](const auto& one) { return one ? one->text() + one->words() : std::string(); };
    add(what, text(held), text(line));
  }
  void add(std::string_view what, const std::optional<Likelihood>& held,
           const std::optional<Likelihood>& line) {
    const auto text = [](const auto& one) { return one ? one->text() : std::string(); };
    add(what, text(held), text(line));
  }
  void add_fields(const Fields& held, const Fields& line) {
    const auto text = [&](const Value* value) {
      return value != nullptr ? text_of(base_, *value) : std::string();
    };
    for (const auto& field : held) add(field.name, text(&field.value), text(find(line, field.name)));
    for (const auto& field : line)
      if (find(held, field.name) == nullptr) add(field.name, "", text(&field.value));
  }
  void add_list(std::string_view what, bool is_same) {
    if (!is_same) found_.push_back(fmt::format("its {} are others", what));
  }
  std::vector<std::string> found() && { return std::move(found_); }

 private:
  const KnowledgeBase& base_;
  std::vector<std::string> found_{};
};

}  // namespace

std::string text_of(const KnowledgeBase& base, const Value& value) {
  return std::visit(
      [&]<class T>(const T& one) -> std::string {
        if constexpr (std::is_same_v<T, std::string>)
          return in_quotes(one);
        else if constexpr (std::is_same_v<T, When>)
          return one.text();
        else if constexpr (std::is_constructible_v<RecordId, T>)
          return base.key(one);
        else
          return fmt::format("{}", one);
      },
      value);
}

std::string voice_of(const KnowledgeBase& base, Citation citation) {
  citation.locator.clear();
  return base.attribution(citation).text();
}

std::vector<std::string> differences(const KnowledgeBase& base, const Claim& line, const Claim& held) {
  Comparison all(base);
  auto citation = line.citation;
  citation.source = citation.source.value_or(base.self());
  all.add("voice", voice_of(base, held.citation), voice_of(base, citation));
  all.add("stance", std::string(word(held.stance)), std::string(word(line.stance)));
  all.add("locator", held.citation.locator, citation.locator);
  all.add("date of publication", held.citation.published, citation.published);
  all.add("likelihood", held.citation.likelihood, citation.likelihood);
  all.add("window", held.citation.window, citation.window);
  all.add_fields(held.statement.fields, line.statement.fields);
  all.add_list("participants", held.statement.with == line.statement.with);
  all.add_list("names", held.statement.names == line.statement.names);
  all.add_list("wholes", held.statement.part_of == line.statement.part_of);
  all.add_list("originals", held.statement.derived_from == line.statement.derived_from);
  return std::move(all).found();
}

}  // namespace annals::inline v0_2::io
