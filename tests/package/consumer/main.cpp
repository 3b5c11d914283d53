// What a program that links the installed package does: it makes a base, asks it, and catches what goes
// wrong.
#include "annals/annals.hpp"

#include <cstdio>
#include <filesystem>

struct Flood {
  std::optional<double> crest_m{};
  static constexpr auto kind() {
    return annals::kind("flood", "Water over land that is normally dry",
                        annals::field("crest_m", &Flood::crest_m, "height of the crest, metres"));
  }
};

/// Whether a base does what it should.
bool use(const std::filesystem::path& path) {
  using namespace annals;
  auto base = KnowledgeBase::open(path);
  const auto flood = base.add(Event<Flood>{
      .key = "elbe-2002", .title = "Elbe flood", .when = "2002-08", .details = {.crest_m = 9.4}});
  const auto dams = base.add(Event<Agreement>{.key = "dams", .title = "Agreement on dams", .when = "2003"});
  base.link(flood, causes, dams, {.credence = likely});
  bool refused = false;
  try {
    base.add(Event<Flood>{.key = "elbe-2002"});
  } catch (const Error& error) {
    refused = error.code() == ErrorCode::already_exists;
  }
  const bool explained = base.why(dams).text().find("Elbe flood") != std::string::npos;
  const auto found = base.events<Flood>().where(&Flood::crest_m, at_least, 9).count();
  return refused && explained && found == 1;
}

int main() {
  const auto path = std::filesystem::temp_directory_path() / "annals-consumer.annals";
  std::filesystem::remove(path);
  const bool well = use(path);
  std::filesystem::remove(path);
  if (!well) return 1;
  fmt::print("{}\n", annals::version());
}
