# What a program of tests is built with: the library with all that is private, where things are, and Catch with its
# main.
function(annals_test_options target)
  target_link_libraries(${target} PRIVATE annals_objects Catch2::Catch2)
  # Debian brings the main compiled already, which takes longer than any test.
  if(TARGET Catch2::Catch2WithMain)
    target_link_libraries(${target} PRIVATE Catch2::Catch2WithMain)
  else()
    set(main ${PROJECT_SOURCE_DIR}/tests/main.cpp)
    target_sources(${target} PRIVATE ${main})
    set_source_files_properties(${main} TARGET_DIRECTORY ${target} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  endif()
  configure_file(${PROJECT_SOURCE_DIR}/tests/paths.hpp.in ${PROJECT_BINARY_DIR}/tests/paths.hpp @ONLY)
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/tests ${PROJECT_BINARY_DIR}/tests)
  annals_compile_options(${target})
endfunction()
