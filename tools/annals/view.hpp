#pragma once

#include <string_view>

namespace annals::tools {

/// The page of `annals view` up to its data, and after them. Made by cmake/embed_view.cmake.
extern const std::string_view view_page_start;
extern const std::string_view view_page_end;

}  // namespace annals::tools
