#include "annals/record/entry.hpp"

#include <algorithm>

namespace annals::inline v0_2 {

namespace {

std::string text_of(const DoubtedField& field) {
  if (!field.is_undecided()) return field.likelihood ? field.likelihood->text() : "foreseen";
  std::string text;
  for (const auto& value : field.values)
    if (const auto* date = std::get_if<When>(&value)) text += (text.empty() ? "" : " or ") + date->text();
  return "undecided, " + text;
}

}  // namespace

std::string date_doubt(const std::vector<DoubtedField>& doubted, const Chronology& chronology) {
  std::string text;
  const auto add = [&](const std::string& more) { text += (text.empty() ? "" : "; ") + more; };
  if (const auto date = std::ranges::find(doubted, "when", &DoubtedField::field); date != doubted.end())
    add(text_of(*date));
  if (chronology.set_aside) add("set aside");
  if (chronology.inconsistent) add("inconsistent");
  return text;
}

}  // namespace annals::inline v0_2
