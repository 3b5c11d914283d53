#pragma once

#include <memory>
#include <string>

#include <CLI/CLI.hpp>

namespace annals::tools {

/// Help that reads as a page: what a command does, how it is called, its options, examples.
class HelpFormatter : public CLI::FormatterBase {
 public:
  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;
};

}  // namespace annals::tools
