#include "relations.hpp"

#include "arguments.hpp"
#include "dates.hpp"
#include "text.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace annals::tools {

namespace {

using Named = std::pair<std::string_view, Relations>;

std::vector<Named> make_named() {
  std::vector<Named> named{{"precedes", precedes},
                           {"follows", follows},
                           {"within", lies_within},
                           {"covers", covers},
                           {"shares", shares}};
  for (std::size_t i = 0; i < allen_count; ++i)
    named.emplace_back(name_of(static_cast<Allen>(i)), static_cast<Allen>(i));
  return named;
}

const std::vector<Named>& named() {
  static const auto all = make_named();
  return all;
}

void skip_spaces(std::string_view& rest) {
  rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
}

/// Takes a word, or two that belong together, off the front.
bool take(std::string_view& rest, std::string_view word) {
  if (!rest.starts_with(word)) return false;
  const auto after = rest.substr(word.size());
  if (word != "," && !after.empty() && after.front() != ' ' && after.front() != ',') return false;
  rest = after;
  skip_spaces(rest);
  return true;
}

std::optional<Relations> take_relation(std::string_view& rest) {
  for (const auto& [word, relations] : named())
    if (take(rest, word)) return relations;
  return std::nullopt;
}

}  // namespace

std::string relation_words() {
  std::vector<std::string> words;
  for (const auto& [word, relations] : named()) words.emplace_back(word);
  return joined(words);
}

RelationToPeriod relation_given(const std::string& option, const std::string& text) {
  RelationToPeriod given;
  std::string_view rest = text;
  skip_spaces(rest);
  do {
    const auto relations = take_relation(rest);
    if (!relations)
      throw UsageError(option + ": \"" + text +
                       "\" does not say how an event shall lie to a date. Write one of " + relation_words() +
                       R"(, or several with "or" between, and a date after: "within 2018/2020")");
    given.any_of |= *relations;
  } while (take(rest, ",") || take(rest, "or"));
  if (rest.empty()) throw UsageError(option + ": a date is missing after \"" + text + "\"");
  given.period = around(date_given(option, std::string(rest)));
  return given;
}

}  // namespace annals::tools
