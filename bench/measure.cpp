#include "measure.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>

#include <fmt/core.h>

namespace annals::bench {

namespace {

double median(std::vector<double> figures) {
  std::ranges::sort(figures);
  return figures[figures.size() / 2];
}

double median_ratio(const std::vector<double>& ours, const std::vector<double>& bare) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < ours.size(); ++i) ratios.push_back(ours[i] / bare[i]);
  return median(ratios);
}

void print_row(std::string_view what, const std::vector<double>& ours, const std::vector<double>& bare,
               const std::string& aim, bool is_met) {
  fmt::print("{:32} {:>10.3f} ms {:>10.3f} ms   {:>5.2f} times   aim {}{}\n", what, median(ours) * 1e3,
             median(bare) * 1e3, median_ratio(ours, bare), aim, is_met ? "" : "   MISSED");
  static_cast<void>(std::fflush(stdout));
}

}  // namespace

double seconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void print_header(std::string_view baseline) {
  fmt::print("{:32} {:>13} {:>13}\n", "", "annals", baseline);
}

void report(std::string_view what, const std::vector<double>& ours, const std::vector<double>& bare,
            double aim) {
  print_row(what, ours, bare, fmt::format("{:g}", aim), median_ratio(ours, bare) <= aim);
}

void report_time(std::string_view what, const std::vector<double>& ours, const std::vector<double>& bare,
                 double aim_ms) {
  print_row(what, ours, bare, fmt::format("{:g} ms", aim_ms), median(ours) * 1e3 <= aim_ms);
}

}  // namespace annals::bench
