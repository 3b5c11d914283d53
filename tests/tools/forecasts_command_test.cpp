#include "examples/program.hpp"
#include "tools/program.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

namespace {

/// The article's base, and what came of five of its forecasts.
struct Article {
  Shell shell{};

  Article() {
    REQUIRE(run_example("kaesong", shell.path("kaesong.annals"), shell.path("")).status == 0);
    const auto imported =
        shell("annals import kaesong.annals '" ANNALS_SOURCE_DIR "/examples/data/kaesong-since.jsonl'");
    INFO(imported.err);
    REQUIRE(imported.status == 0);
  }
  [[nodiscard]] nlohmann::ordered_json forecasts(const std::string& options = "") const {
    return shell("annals forecasts kaesong.annals --json " + options).json();
  }
  [[nodiscard]] nlohmann::ordered_json of(const std::string& event) const {
    const auto all = forecasts()["forecasts"];
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& one) { return one["event"]["key"] == event; });
    REQUIRE(found != all.end());
    return *found;
  }
};

}  // namespace

TEST_CASE("What is known since of the article's forecasts resolves them, with source and date") {
  const Article article;
  const auto agreement = article.of("voiding-of-military-agreement");
  CHECK(agreement["event"]["when"] == "2023-11-23");
  CHECK(agreement["event"]["outcome"] == "occurred");
  CHECK(agreement["state"] == "undecided");  // nobody said when "next" ends
  CHECK(agreement["made"]["edtf"] == "2020-06-17");
  CHECK(agreement["resolved"]["edtf"] == "2023-11-23");
  CHECK(agreement["resolved_by"][0]["source"] == "kcna-2023-11-23");
  CHECK(article.of("nuclear-test")["state"] == "open");
  CHECK(article.shell("annals check kaesong.annals").status == 0);
}

TEST_CASE("When a resolution is retracted, the forecast is open again") {
  const Article article;
  const auto retracted = article.shell(
      "annals retract kaesong.annals voiding-of-military-agreement#2 --why 'to see what rests on it'");
  INFO(retracted.err);
  REQUIRE(retracted.status == 0);
  const auto agreement = article.of("voiding-of-military-agreement");
  CHECK(agreement["state"] == "open");
  CHECK(agreement["resolved_by"].empty());
}

TEST_CASE("Forecasts are chosen by speaker, source, kind and state") {
  const Article article;
  const auto all = article.forecasts()["forecasts"].size();
  const auto aum = article.forecasts("--speaker 'Frank Aum'");
  CHECK(aum["forecasts"].size() < all);
  CHECK(aum["by_speaker"].size() == 1);
  CHECK(article.forecasts("--source usip-kaesong-2020")["forecasts"].size() == all);
  CHECK(article.forecasts("--kind weapon_test")["forecasts"].size() == 3);
  const auto undecided = article.forecasts("--state undecided");
  CHECK(undecided["forecasts"].size() == 5);
  CHECK(undecided["by_source"][0]["states"]["undecided"] == 5);
  CHECK(article.shell("annals forecasts kaesong.annals --state late").status == 2);
  const auto unknown = article.shell("annals forecasts kaesong.annals --kind weapon");
  CHECK(unknown.status == 1);
  CHECK_THAT(unknown.err, Contains("weapon_test"));
  CHECK(article.shell("annals forecasts kaesong.annals --now soon").status == 2);
}

TEST_CASE("What came is scored for its speaker and its source, and the score goes with the retraction") {
  const Shell shell;
  make_korea(shell);
  const auto run = [&](const std::string& line) {
    const auto answer = shell(line);
    INFO(line << "\n" << answer.err);
    REQUIRE(answer.status == 0);
    return answer;
  };
  run("annals add korea.annals source 'Later record' --key later --when 2022-01-01");
  run("annals say korea.annals nuclear-test outcome=occurred when=2021-01-02 --source later");
  const auto ask = [&] { return run("annals forecasts korea.annals --now 2022 --json").json(); };
  const auto scored = ask();
  REQUIRE(scored["forecasts"].size() == 1);
  CHECK(scored["forecasts"][0]["state"] == "came_late");
  CHECK(scored["forecasts"][0]["score"]["brier"]["middle"].get<double>() ==
        Approx(0.325 * 0.325).epsilon(0).margin(1e-12));
  CHECK(scored["forecasts"][0]["score"]["brier"]["worst"].get<double>() ==
        Approx(0.45 * 0.45).epsilon(0).margin(1e-12));
  CHECK(scored["by_speaker"][0]["key"] == "frank-aum");
  CHECK(scored["by_source"][0]["key"] == "article");
  CHECK(scored["by_source"][0]["calibration"][0]["came"] == 0);
  CHECK_THAT(run("annals forecasts korea.annals --now 2022").out,
             Contains("came late") && Contains("it came 2021-01-02  — Later record, 2022-01-01") &&
                 Contains("Brier 0.11 (0.04 to 0.20)") && Contains("Frank Aum  1 came late, 0 void"));
  run("annals retract korea.annals nuclear-test#2 --why misread");
  const auto after = ask();
  CHECK(after["forecasts"][0]["state"] == "due");
  CHECK(after["forecasts"][0].count("score") == 0);
  CHECK(after["by_speaker"][0]["scored"] == 0);
}
