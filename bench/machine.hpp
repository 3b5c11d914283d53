#pragma once

#include <string>

namespace annals::bench {

/// Where and when it is measured, as Markdown: the machine, its load, and what is compared.
std::string machine_text();

/// Replaces what stands in a Markdown file after the line `<!-- figures -->`.
void write_figures(const std::string& file, const std::string& figures);

}  // namespace annals::bench
