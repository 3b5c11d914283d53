#pragma once

#include "annals/io/json_lines.hpp"
#include "annals/knowledge_base.hpp"
#include "temporary_directory.hpp"

#include <cstdint>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

/// An empty base in a folder of its own, whose clock advances by a second each time it is read.
class FreshBase {
 public:
  explicit FreshBase(const std::string& origin = "here")
      : base_(annals::KnowledgeBase::open(directory_ / "base.annals", options(origin))) {}

  annals::KnowledgeBase& operator*() { return base_; }
  annals::KnowledgeBase* operator->() { return &base_; }

  annals::ImportReport import(const std::string& text) {
    std::istringstream in(text);
    return annals::import_json_lines(base_, in, {.name = "in.jsonl", .progress = {}});
  }

  /// Why the text is refused.
  std::string refusal(const std::string& text) {
    try {
      import(text);
    } catch (const annals::Error& error) {
      return error.what();
    }
    return "no refusal";
  }

  std::string exported() const {
    std::ostringstream out;
    annals::export_json_lines(base_, out);
    return std::move(out).str();
  }

 private:
  static annals::OpenOptions options(const std::string& origin) {
    annals::OpenOptions options;
    options.origin = origin;
    options.clock = [us = std::int64_t{1'592'647'200'000'000}]() mutable {
      return annals::Instant::from_key(us += 1'000'000);
    };
    return options;
  }

  TemporaryDirectory directory_;
  annals::KnowledgeBase base_;
};

/// The text between the n-th "```LANGUAGE" and the "```" after it.
inline std::string fenced(const std::string& file, const std::string& language, std::size_t n) {
  std::ifstream in(file);
  std::ostringstream whole;
  whole << in.rdbuf();
  const std::string text = whole.str();
  const std::string mark = "```" + language + "\n";
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= n; ++i) {
    begin = text.find(mark, begin);
    if (begin == std::string::npos) throw std::runtime_error(file + " has no such block");
    begin += mark.size();
  }
  return text.substr(begin, text.find("```", begin) - begin);
}
