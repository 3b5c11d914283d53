#include "order/two_points.hpp"

#include <algorithm>
#include <array>

namespace annals::inline v0_2::order {

namespace {

/// How long the places of y are for one of x.
ExactUs length_at(const TwoPoints& points, ExactUs x) {
  const ExactUs first = std::max(points.y_first, x + points.least);
  const ExactUs last = std::min(points.y_last, x + points.most);
  return std::max<ExactUs>(last - first, 0);
}

/// The area; where x has one place, the length. The length of y's places changes steadily between the
/// corners, so a trapezoid between each two is exact.
double size(const TwoPoints& points) {
  if (points.x_first == points.x_last) return static_cast<double>(length_at(points, points.x_first));
  std::array corners{points.x_first,
                     points.y_first - points.most,
                     points.y_first - points.least,
                     points.y_last - points.most,
                     points.y_last - points.least,
                     points.x_last};
  for (auto& corner : corners) corner = std::clamp(corner, points.x_first, points.x_last);
  std::ranges::sort(corners);
  double area = 0;
  for (std::size_t i = 1; i < corners.size(); ++i)
    area += static_cast<double>(corners[i] - corners[i - 1]) *
            static_cast<double>(length_at(points, corners[i - 1]) + length_at(points, corners[i])) / 2;
  return area;
}

/// The same with x and y in each other's place, in a time that runs backwards.
TwoPoints mirrored(const TwoPoints& points) {
  return {-points.y_last, -points.y_first, -points.x_last, -points.x_first, points.least, points.most};
}

}  // namespace

double share_after(const TwoPoints& points, ExactUs after) {
  if (points.y_first == points.y_last && points.x_first != points.x_last)
    return share_after(mirrored(points), after);
  const double whole = size(points);
  if (whole == 0) return points.y_first - points.x_first > after ? 1 : 0;
  auto part = points;
  part.least = std::max(points.least, after);
  return size(part) / whole;
}

}  // namespace annals::inline v0_2::order
