#pragma once

namespace annals::bench {

/// Reads a million dates of all forms, on one core, and prints what it took.
void measure_dates();

}  // namespace annals::bench
