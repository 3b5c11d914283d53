# Headers of others that many sources read are read once for each target. Ours are not among them: an edited one would
# have everything compiled anew. Sources still include what they use: the checks in release build without this.
function(annals_precompile target)
  if(NOT PROJECT_IS_TOP_LEVEL)
    return()
  endif()
  target_precompile_headers(
    ${target}
    PRIVATE
    <algorithm>
    <array>
    <chrono>
    <compare>
    <concepts>
    <cstdint>
    <functional>
    <iterator>
    <limits>
    <map>
    <memory>
    <optional>
    <set>
    <span>
    <sstream>
    <stdexcept>
    <string>
    <string_view>
    <tuple>
    <utility>
    <variant>
    <vector>
    <fmt/format.h>
    ${ARGN})
  # ccache needs it to see what is behind the precompiled header.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${target} PRIVATE -fpch-preprocess)
  endif()
endfunction()
