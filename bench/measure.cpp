#include "measure.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <utility>

#include <fmt/format.h>

namespace annals::bench {

namespace {

constexpr const char* none = "–";

double median_ratio(const std::vector<double>& ours, const std::vector<double>& others) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < std::min(ours.size(), others.size()); ++i)
    ratios.push_back(ours[i] / others[i]);
  return median(ratios);
}

std::string time_text(const std::vector<double>& times) {
  return times.empty() ? none : fmt::format("{:.4g} ms", median(times) * 1e3);
}
std::string ratio_text(const std::vector<double>& ours, const std::vector<double>& others) {
  return others.empty() ? none : fmt::format("{:.2f}", median_ratio(ours, others));
}
std::string aim_text(const Aim& aim) {
  switch (aim.of) {
    case Aim::Of::hand_tuned:
      return fmt::format("{:g} times by hand", aim.most);
    case Aim::Of::limit:
      return fmt::format("{:g} times the limit", aim.most);
    case Aim::Of::ms:
      return fmt::format("{:g} ms", aim.most);
    case Aim::Of::mb:
      return fmt::format("{:g} MB", aim.most);
    case Aim::Of::none:
      break;
  }
  return none;
}

}  // namespace

double seconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> figures) {
  if (figures.empty()) return 0;
  std::ranges::sort(figures);
  return figures[figures.size() / 2];
}

Table::Table(const std::string& hand_tuned) {
  print({"work", "Annals", hand_tuned, "limit", "ratio", "to limit", "aim", ""});
}

void Table::add(const std::string& work, const Times& times, const Aim& aim, std::optional<double> mb) {
  const auto figure = aim.of == Aim::Of::hand_tuned ? median_ratio(times.annals, times.hand_tuned)
                      : aim.of == Aim::Of::limit    ? median_ratio(times.annals, times.limit)
                      : aim.of == Aim::Of::mb       ? mb.value_or(0)
                                                    : median(times.annals) * 1e3;
  const bool is_met = !times.answers_differ && (aim.of == Aim::Of::none || figure <= aim.most);
  print({work, time_text(times.annals) + (mb ? fmt::format(", {:.0f} MB", *mb) : ""),
         time_text(times.hand_tuned), time_text(times.limit), ratio_text(times.annals, times.hand_tuned),
         ratio_text(times.annals, times.limit), aim_text(aim),
         times.answers_differ ? "ANSWERS DIFFER"
         : is_met             ? ""
                              : "missed"});
}

void Table::add_size(const std::string& what, double annals, std::optional<double> hand_tuned,
                     const Aim& aim) {
  const auto ratio = hand_tuned ? annals / *hand_tuned : 0;
  const bool is_met = aim.of == Aim::Of::none || (aim.of == Aim::Of::hand_tuned ? ratio : annals) <= aim.most;
  print({what, fmt::format("{:.0f} MB", annals), hand_tuned ? fmt::format("{:.0f} MB", *hand_tuned) : none,
         none, hand_tuned ? fmt::format("{:.2f}", ratio) : none, none, aim_text(aim),
         is_met ? "" : "missed"});
}

void Table::add_column(const std::string& name, const std::map<std::string, std::string>& cells) {
  constexpr std::ptrdiff_t after = 4;  // the ratios, the aim and whether it is met
  for (auto& row : rows_) {
    const auto cell = cells.find(row.front());
    row.insert(row.end() - after, &row == rows_.data() ? name : cell == cells.end() ? none : cell->second);
  }
}

std::string Table::text() const {
  std::string text;
  for (const auto& row : rows_) text += line(row);
  return text;
}

std::string Table::markdown() const {
  std::string markdown;
  for (const auto& row : rows_) {
    markdown += fmt::format("| {} |\n", fmt::join(row, " | "));
    if (&row != rows_.data()) continue;
    markdown += "|---|";
    for (std::size_t i = 3; i < row.size(); ++i) markdown += "--:|";
    markdown += "---|---|\n";
  }
  return markdown;
}

std::string Table::line(const Row& row) {
  const auto aim = row.size() - 2;
  auto text = fmt::format("{:<44} {:>20}", row[0], row[1]);
  for (std::size_t i = 2; i < aim; ++i) text += fmt::format(" {:>14}", row[i]);
  return text + fmt::format("   {:<18} {}\n", row[aim], row[aim + 1]);
}

void Table::print(Row row) {
  fmt::print("{}", line(row));
  static_cast<void>(std::fflush(stdout));
  rows_.push_back(std::move(row));
}

}  // namespace annals::bench
