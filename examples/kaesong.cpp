// Records one article as a knowledge base: an interview on the demolition of the Kaesong liaison office in
// June 2020. Every event, state of affairs, cause and forecast in it stands under the name of who said it,
// with the paragraph. The chapters are in examples/kaesong/, one theme each:
//
//   scene           who and where, and the voices of the article
//   past            what came before
//   demolition      the demolition, and what each voice takes it to be for
//   beijing         the view to China
//   outlook         what to expect of North Korea
//   policy          what others may do, and should
//   public_record   exact dates, from a source of their own
//
// Usage: kaesong BASE

#include "kaesong/beijing.hpp"
#include "kaesong/demolition.hpp"
#include "kaesong/outlook.hpp"
#include "kaesong/past.hpp"
#include "kaesong/policy.hpp"
#include "kaesong/public_record.hpp"
#include "kaesong/scene.hpp"

#include <cstddef>
#include <cstdio>
#include <exception>
#include <filesystem>

#include <fmt/format.h>

namespace {

void record_article(annals::KnowledgeBase& base) {
  auto everything = base.transaction();
  const auto scene = kaesong::set_scene(base);
  const auto past = kaesong::add_past(scene);
  const auto pressure = kaesong::add_demolition(scene, past);
  const auto beijing = kaesong::add_beijing(scene, past, pressure);
  kaesong::add_outlook(scene, past, pressure, beijing);
  kaesong::add_policy(scene, beijing);
  kaesong::add_public_record(base, scene.record);
  everything.commit();
}

std::size_t count_claims(const annals::KnowledgeBase& base) {
  std::size_t claims = 0;
  base.each_claim([&](const annals::Claim&) { ++claims; });
  return claims;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) {
    fmt::print(stderr, "usage: kaesong BASE\n");
    return 2;
  }
  const std::filesystem::path path = argv[1];
  if (std::filesystem::exists(path)) {
    fmt::print(stderr, "kaesong: {} exists already; name a file that does not\n", path.string());
    return 1;
  }
  // A fixed origin and clock make the same base, to the byte, whenever and wherever this runs.
  const auto a_fixed_day = annals::start_of({.year = 2020, .month = 6, .day = 30});
  auto base =
      annals::KnowledgeBase::open(path, {.origin = "kaesong-2020", .clock = [=] { return a_fixed_day; }});
  record_article(base);
  fmt::print("{}: {} events and {} claims from one article\n", path.string(),
             base.events().any_outcome().count(), count_claims(base));
  return 0;
} catch (const std::exception& error) {
  fmt::print(stderr, "kaesong: {}\n", error.what());
  return 1;
}
