#pragma once

#include "annals/knowledge_base.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace annals::tools {

/// The claims on a record as text to edit: `[KEY#2]`, who says so, and a line `field = value` for each thing
/// that the claim states. Lines that begin with # are for people. Claims that count no more are left out.
std::string claims_text(const KnowledgeBase& base, RecordId about);

/// A line `field = value` of such a text.
struct TextLine {
  std::size_t number = 0;  ///< from 1
  std::string value{};
};

/// What such a text says of one claim.
struct TextSection {
  std::size_t number = 0;  ///< of its first line
  std::map<std::string, std::vector<TextLine>> fields{};
};

/// What is wrong with such a text, by the number of the line.
using TextMistakes = std::multimap<std::size_t, std::string>;

/// Its sections, by what stands in their brackets.
std::map<std::string, TextSection> sections_of(const std::string& text, TextMistakes& mistakes);

/// Whether two say the same, in whatever order.
bool same_values(const std::vector<TextLine>& a, const std::vector<TextLine>& b);

}  // namespace annals::tools
