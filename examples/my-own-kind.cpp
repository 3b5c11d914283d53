// A kind of event of your own: a plain struct and its description. The base makes a table with real columns
// for it, and every program reads it, also those that have never heard of it.
//
// Usage: my-own-kind BASE      (BASE is made)

#include "annals/annals.hpp"

#include <cstdio>
#include <exception>
#include <optional>
#include <string>

#include <fmt/format.h>

struct Flood {
  std::string river{};
  std::optional<double> crest_m{};

  static constexpr auto kind() {
    return annals::kind("flood", "Water over land that is normally dry",
                        annals::field("river", &Flood::river, "the river that rose"),
                        annals::field("crest_m", &Flood::crest_m, "highest level at the gauge, metres"));
  }
};

int main(int argc, char** argv) try {
  using namespace annals;
  if (argc != 2) {
    fmt::print(stderr, "usage: my-own-kind BASE\n");
    return 2;
  }
  auto base = KnowledgeBase::open(argv[1]);
  const auto add = [&](std::string key, When when, Flood flood) {
    base.add(Event<Flood>{
        .key = std::move(key), .title = "Flood in Dresden", .when = when, .details = std::move(flood)});
  };
  add("dresden-1845", "1845-03-31", {.river = "Elbe", .crest_m = 8.77});
  add("dresden-2002", "2002-08-17", {.river = "Elbe", .crest_m = 9.40});
  add("dresden-2006", "2006-04-04", {.river = "Elbe", .crest_m = 7.49});
  add("dresden-1501", "1501-08", {.river = "Elbe"});  // the crest is not said: no query takes it for 0

  for (const auto& flood : base.events<Flood>().where(&Flood::crest_m, at_least, 8))
    fmt::print("{}  {}: {:.2f} m\n", flood.when->text(), flood.title, *flood.details.crest_m);
  return 0;
} catch (const std::exception& error) {
  fmt::print(stderr, "my-own-kind: {}\n", error.what());
  return 1;
}
