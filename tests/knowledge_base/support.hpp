#pragma once

#include "annals/knowledge_base.hpp"
#include "annals/record/kinds.hpp"
#include "temporary_directory.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include <catch2/catch.hpp>

namespace annals::test {

enum class Severity { minor, major, extreme };

/// A kind with a field of each type, that no base knows beforehand.
struct Flood {
  std::optional<bool> warned{};
  std::optional<std::int64_t> displaced{};
  std::optional<double> crest_m{};
  std::string river{};
  std::optional<When> crest{};
  std::optional<ActorId> relief{};
  std::optional<PlaceId> breach{};
  std::optional<EventId> storm{};
  std::optional<Severity> severity{};

  static constexpr auto kind() {
    return annals::kind("flood", "Water over land that is normally dry",
                        field("warned", &Flood::warned, "whether people were warned"),
                        field("displaced", &Flood::displaced, "people who had to leave"),
                        field("crest_m", &Flood::crest_m, "height of the crest, metres"),
                        field("river", &Flood::river, "which river"),
                        field("crest", &Flood::crest, "when it stood highest"),
                        field("relief", &Flood::relief, "who brought relief"),
                        field("breach", &Flood::breach, "where the dam broke"),
                        field("storm", &Flood::storm, "the storm behind it"),
                        field("severity", &Flood::severity, "how bad it was"));
  }
};

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

/// The error that `act` throws. Fails when it throws none.
template <class Act>
Error error_of(Act act) {
  try {
    act();
  } catch (const Error& error) {
    return error;
  }
  FAIL("nothing was thrown");
  throw;  // not reached
}

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

template <>
inline constexpr auto annals::words_of<annals::test::Severity> =
    std::to_array<std::string_view>({"minor", "major", "extreme"});
