#include "relative_dates.hpp"

#include "annals/record/words.hpp"

#include <string>

namespace annals::tools {

void print_relative_date(Page& page, Names& names, const RelativeDateEntry& relative_date,
                         std::size_t indent) {
  const auto& base = names.base();
  Spans line{{names.title(relative_date.event), Tone::strong},
             {"  " + relative_date.offset.text() + "  ", Tone::faint},
             {names.title(relative_date.anchor), Tone::strong}};
  if (!relative_date.words.empty()) line.push_back({"  “" + relative_date.words + "”"});
  if (relative_date.likelihood) line.push_back({"  " + relative_date.likelihood->text(), Tone::faint});
  if (relative_date.standing != Standing::accepted)
    line.push_back({"  " + std::string(word(relative_date.standing)), Tone::warning});
  if (relative_date.inconsistent) line.push_back({"  inconsistent", Tone::warning});
  page.line({}, indent, line);
  for (const auto& claim : base.claims(relative_date.id))
    if (!claim.retracted())
      page.line({}, indent + 4,
                {{"— " + base.attribution(claim.citation).text() +
                      (claim.stance == Stance::disputes ? ", who disputes it" : ""),
                  Tone::faint}});
}

}  // namespace annals::tools
