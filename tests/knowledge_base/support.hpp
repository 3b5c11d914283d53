#pragma once

#include "annals/knowledge_base.hpp"
#include "annals/record/kinds.hpp"
#include "record/flood.hpp"
#include "sql/support.hpp"
#include "temporary_directory.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include <catch2/catch.hpp>

namespace annals::test {

/// 2020-06-16, and a second later each time it is asked.
inline std::function<Instant()> ticking_clock() {
  return [tick = std::make_shared<std::int64_t>(0)] {
    return Instant::from_key((1592265600 + (*tick)++) * 1000000);
  };
}

inline KnowledgeBase open_base(const std::filesystem::path& path, std::string origin = "here") {
  return KnowledgeBase::open(path, {.origin = std::move(origin), .clock = ticking_clock()});
}

/// A base in a folder of its own.
struct Fresh {
  TemporaryDirectory folder{};
  KnowledgeBase base = open_base(folder / "fresh.annals");
};

using sql::test::error_of;

/// Whether `act` throws an error of this code with these words in its message.
template <class Act>
void check_refused(Act act, ErrorCode code, std::initializer_list<std::string> words) {
  const auto error = error_of(act);
  INFO(error.what());
  CHECK(error.code() == code);
  for (const auto& word : words) {
    INFO("word: " << word);
    CHECK(std::string(error.what()).find(word) != std::string::npos);
  }
}

}  // namespace annals::test
