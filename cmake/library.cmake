# The library. Its sources are compiled once, into annals_objects; the static and the shared library are both
# made of these objects, and the tests link them directly, so that they also reach what the shared library hides.

file(GLOB_RECURSE library_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/lib/*.cpp)

add_library(annals_objects OBJECT ${library_sources})
target_include_directories(annals_objects PUBLIC ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/lib)
target_compile_features(annals_objects PUBLIC cxx_std_20)
target_link_libraries(annals_objects PUBLIC fmt::fmt SQLite::SQLite3 Threads::Threads date::date-tz
                                            ${ANNALS_CSV} ${ANNALS_UTF8PROC} nlohmann_json::nlohmann_json)
set_target_properties(annals_objects PROPERTIES POSITION_INDEPENDENT_CODE ON)
annals_compile_options(annals_objects)
target_compile_options(annals_objects PRIVATE ${ANNALS_LIBRARY_OPTIONS})
annals_precompile(annals_objects)

set_source_files_properties(${PROJECT_SOURCE_DIR}/lib/version.cpp
                            PROPERTIES COMPILE_DEFINITIONS ANNALS_VERSION="${PROJECT_VERSION}")

# The schema is a document of its own at the top; the library carries a copy.
set(schema ${PROJECT_SOURCE_DIR}/schema.sql)
if(EXISTS ${schema} AND EXISTS ${PROJECT_SOURCE_DIR}/lib/store/schema.hpp)
  set(schema_source ${PROJECT_BINARY_DIR}/schema_sql.cpp)
  add_custom_command(
    OUTPUT ${schema_source}
    COMMAND ${CMAKE_COMMAND} -D SCHEMA=${schema} -D OUTPUT=${schema_source} -P
            ${PROJECT_SOURCE_DIR}/cmake/embed_schema.cmake
    DEPENDS ${schema} ${PROJECT_SOURCE_DIR}/cmake/embed_schema.cmake
    COMMENT "Embedding schema.sql"
    VERBATIM)
  target_sources(annals_objects PRIVATE ${schema_source})
endif()

# Only fmt is part of the interface. The rest is inside: a static library has to name it for the linker.
function(annals_add_library kind type)
  add_library(annals_${kind} ${type} $<TARGET_OBJECTS:annals_objects>)
  add_library(annals::${kind} ALIAS annals_${kind})
  target_include_directories(annals_${kind} PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
                                                   $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  target_compile_features(annals_${kind} PUBLIC cxx_std_20)
  target_link_libraries(annals_${kind} PUBLIC fmt::fmt PRIVATE SQLite::SQLite3 Threads::Threads date::date-tz csv utf8proc)
  set_target_properties(annals_${kind} PROPERTIES OUTPUT_NAME annals EXPORT_NAME ${kind} LINKER_LANGUAGE CXX)
  if(NOT ANNALS_INSTALL)
    set_target_properties(annals_${kind} PROPERTIES EXCLUDE_FROM_ALL ON)
  endif()
endfunction()

annals_add_library(static STATIC)
target_compile_definitions(annals_static INTERFACE ANNALS_STATIC)
if(UNIX AND NOT APPLE)
  # A shared library that is made with it does not export what is in it.
  target_link_options(annals_static INTERFACE LINKER:--exclude-libs,libannals.a)
endif()

annals_add_library(shared SHARED)
# No promise of a stable interface before 1.0: each 0.x has a soname of its own.
set_target_properties(annals_shared PROPERTIES VERSION ${PROJECT_VERSION}
                                               SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
if(UNIX AND NOT APPLE)
  # Hidden visibility does not hide the templates of the standard library that we instantiate; this does.
  set(map ${PROJECT_SOURCE_DIR}/cmake/exported_symbols.map)
  target_link_options(annals_shared PRIVATE LINKER:--version-script=${map})
  set_target_properties(annals_shared PROPERTIES LINK_DEPENDS ${map})
endif()

if(BUILD_SHARED_LIBS)
  add_library(annals::annals ALIAS annals_shared)
else()
  add_library(annals::annals ALIAS annals_static)
endif()
