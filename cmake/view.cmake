# The page of `annals view`: its parts, and D3 with its licence, as one text in the program. D3 comes from the package
# node-d3, and is not kept here.

find_file(ANNALS_D3 d3.min.js PATHS /usr/share/nodejs/d3/dist /usr/share/javascript/d3 NO_DEFAULT_PATH)
find_file(ANNALS_D3_LICENSE copyright PATHS /usr/share/doc/node-d3 /usr/share/doc/libjs-d3 NO_DEFAULT_PATH)
if(NOT ANNALS_D3 OR NOT ANNALS_D3_LICENSE)
  message(FATAL_ERROR "annals view draws with D3: install node-d3, or set ANNALS_D3 to a d3.min.js, version 5, and \
ANNALS_D3_LICENSE to the text of its licence.")
endif()

set(view ${PROJECT_SOURCE_DIR}/tools/annals/view)
set(view_parts ${view}/page.html ${view}/style.css ${view}/data.js ${view}/timeline.js ${view}/panel.js ${view}/graph.js
               ${view}/main.js)
set(view_source ${PROJECT_BINARY_DIR}/view_page.cpp)
add_custom_command(
  OUTPUT ${view_source}
  COMMAND ${CMAKE_COMMAND} -D VIEW=${view} -D D3=${ANNALS_D3} -D LICENSE=${ANNALS_D3_LICENSE} -D OUTPUT=${view_source} -P
          ${PROJECT_SOURCE_DIR}/cmake/embed_view.cmake
  DEPENDS ${view_parts} ${ANNALS_D3} ${PROJECT_SOURCE_DIR}/cmake/embed_view.cmake
  COMMENT "Embedding the page of annals view"
  VERBATIM)
target_sources(annals_program PRIVATE ${view_source})
target_include_directories(annals_program PRIVATE ${PROJECT_SOURCE_DIR}/tools/annals)
