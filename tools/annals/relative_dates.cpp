#include "relative_dates.hpp"

#include "annals/record/words.hpp"

#include <string>

namespace annals::tools {

void print_relative_date(Page& page, Names& names, const TimingEntry& timing, std::size_t indent) {
  const auto& base = names.base();
  Spans line{{names.title(timing.event), Tone::strong},
             {"  " + timing.gap.text() + "  ", Tone::faint},
             {names.title(timing.anchor), Tone::strong}};
  if (!timing.words.empty()) line.push_back({"  “" + timing.words + "”"});
  if (timing.likelihood) line.push_back({"  " + timing.likelihood->text(), Tone::faint});
  if (timing.standing != Standing::accepted)
    line.push_back({"  " + std::string(word(timing.standing)), Tone::warning});
  if (timing.contested) line.push_back({"  contested", Tone::warning});
  page.line({}, indent, line);
  for (const auto& claim : base.claims(timing.id))
    if (!claim.retracted())
      page.line({}, indent + 4,
                {{"— " + base.attribution(claim.said).text() +
                      (claim.stance == Stance::disputes ? ", who disputes it" : ""),
                  Tone::faint}});
}

}  // namespace annals::tools
