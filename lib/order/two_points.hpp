#pragma once

#include "time/exact_us.hpp"

namespace annals::inline v0_2::order {

/// Where two points x and y can be, and how far y can come after x: a polygon of the plane.
struct TwoPoints {
  ExactUs x_first, x_last;
  ExactUs y_first, y_last;
  ExactUs least, most;  ///< of y - x
};

/// The part of the polygon's area, or of its length where it is a line, in which y comes more than so long
/// after x. Exact but for the rounding of numbers: nothing is subtracted that was rounded. A single place
/// counts as after or not after.
double share_after(const TwoPoints& points, ExactUs after);

}  // namespace annals::inline v0_2::order
