#pragma once

#include <functional>
#include <string_view>
#include <vector>

/// Times beside those of a baseline, measured in turn in the same run, so that what else the machine does
/// falls on both.
namespace annals::bench {

inline constexpr int rounds = 3;

double seconds(const std::function<void()>& work);

/// Names the columns of what is reported next.
void print_header(std::string_view baseline);

/// Prints the medians of both, in seconds, and that of the ratios; the aim is the ratio at most.
void report(std::string_view what, const std::vector<double>& ours, const std::vector<double>& bare,
            double aim);

/// The same, where the aim is the time at most, in milliseconds.
void report_time(std::string_view what, const std::vector<double>& ours, const std::vector<double>& bare,
                 double aim_ms);

}  // namespace annals::bench
