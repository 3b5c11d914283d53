#pragma once

namespace annals::bench {

/// Tightens networks of events with vague dates, orders and offsets, and prints what it took.
void measure_network();

}  // namespace annals::bench
