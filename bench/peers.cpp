#include "peers.hpp"

#include "rows.hpp"

#include <array>
#include <cstdio>
#include <map>
#include <memory>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>
#include <fmt/ostream.h>

namespace annals::bench {

namespace {

constexpr const char* program = "build/peers/run.mjs";

/// By the names of their modules, and as the table has them.
constexpr std::array<std::pair<const char*, const char*>, 3> engines{
    {{"duckdb", "DuckDB"}, {"kuzu", "Kuzu"}, {"postgresql", "PostgreSQL"}}};

void write_events(const std::filesystem::path& folder, const Workload& workload, const Ids& ids) {
  std::ofstream events(folder / "event.csv");
  std::ofstream participants(folder / "participant.csv");
  events << "id,key,kind,title,date,start,latest_start,earliest_end,latest_end,month,place,outcome,source,"
            "locator,recorded\n";
  participants << "event,actor,role\n";
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto& plain = workload.events[i];
    const auto bounds = plain.when.bounds();
    fmt::print(events, "{},{},{},{},{},{},{},{},{},{},{},occurred,bench,p. 1,0\n", ids[i].value(), plain.key,
               kind_name(plain.kind), plain.title, plain.when.text(), bounds.earliest_start.key(),
               bounds.latest_start.key(), bounds.earliest_end.key(), bounds.latest_end.key(),
               month_of(bounds.earliest_start), plain.place);
    for (const auto actor : plain.actors) fmt::print(participants, "{},{},attends\n", ids[i].value(), actor);
  }
}

void write_links(const std::filesystem::path& folder, const Workload& workload, const Ids& ids) {
  std::ofstream links(folder / "link.csv");
  links << "from_event,to_event,kind,credence\n";
  for (const auto& link : workload.links)
    fmt::print(links, "{},{},{},{}\n", ids[link.from].value(), ids[link.to].value(), link.kind,
               link.credence);
}

/// The lines that a program prints.
std::vector<std::string> lines_of(const std::string& command) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::vector<std::string> lines{""};
  for (int c = 0; pipe != nullptr && (c = std::fgetc(pipe.get())) != EOF;) {
    if (c == '\n')
      lines.emplace_back();
    else
      lines.back() += static_cast<char>(c);
  }
  lines.pop_back();
  return lines;
}

}  // namespace

Json answer_of(const Ids& ids) {
  Json answer = Json::array();
  for (const auto id : ids) answer.push_back(id.value());
  return answer;
}
Json answer_of(const Keys& keys) {
  Json answer = Json::array();
  for (const auto& key : keys) answer.push_back(key);
  return answer;
}
Json answer_of(const Months& months) {
  Json answer = Json::array();
  for (const auto& [month, count] : months) answer.push_back(Json::Items{month, count});
  return answer;
}

void Peers::check() {
  if (!std::filesystem::exists(program))
    throw std::runtime_error(fmt::format("--peers needs {}, which ./dev bench --peers installs", program));
}

Peers::Peers(std::filesystem::path folder, const Workload& workload, const Ids& ids)
    : folder_(std::move(folder)), questions_(folder_ / "questions.jsonl") {
  write_events(folder_, workload, ids);
  write_links(folder_, workload, ids);
  add(load_row, "load", {}, {});
}

void Peers::add(const std::string& work, const std::string& question, Json parameters, Json answer) {
  questions_ << Json{{"work", work},
                     {"question", question},
                     {"parameters", std::move(parameters)},
                     {"answer", std::move(answer)}}
                    .dump()
             << "\n";
}

std::string Peers::measure(Table& table) {
  questions_.close();
  std::string versions = "Peers:";
  for (const auto& [module, name] : engines) {
    const auto lines = lines_of(fmt::format("node {} {} '{}'", program, module, folder_.string()));
    std::map<std::string, std::string> cells;
    for (const auto& line : lines)
      if (const auto tab = line.find('\t'); tab != std::string::npos)
        cells.emplace(line.substr(0, tab), line.substr(tab + 1));
    table.add_column(name, cells);
    versions += fmt::format("{} {}", module == engines.front().first ? "" : ",",
                            lines.empty() ? fmt::format("{}, which failed", name) : lines.front());
  }
  return versions + ".\n";
}

}  // namespace annals::bench
