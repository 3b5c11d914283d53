# Writes OUTPUT, the C++ source that holds the page in the folder VIEW with D3 and its LICENSE, up to the data and after
# it.

file(READ ${VIEW}/page.html page)
file(READ ${VIEW}/style.css style)
file(READ ${D3} d3)
file(READ ${LICENSE} license)
set(script "")
foreach(part IN ITEMS data timeline panel graph main)
  file(READ ${VIEW}/${part}.js text)
  string(APPEND script "${text}")
endforeach()
string(REPLACE "<" "&lt;" license "${license}")
foreach(part IN ITEMS style d3 license script)
  string(REPLACE "{{${part}}}" "${${part}}" page "${page}")
endforeach()
if(page MATCHES "\\)page\"")
  message(FATAL_ERROR "The page of annals view contains )page\" which ends the C++ literal that carries it")
endif()
string(REPLACE "{{data}}" ")page\";\nconst std::string_view view_page_end = R\"page(" page "${page}")

file(WRITE ${OUTPUT} "// Made from tools/annals/view.
#include \"view.hpp\"

namespace annals::tools {

const std::string_view view_page_start = R\"page(${page})page\";

}  // namespace annals::tools
")
