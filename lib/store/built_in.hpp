#pragma once

#include <string>
#include <string_view>

/// The parts of schema.sql that are generated, so that nothing is listed twice. They stand there between a
/// line
/// "-- generated: NAME" and a line "-- end of NAME"; a test fails where they differ from what these give.
namespace annals::inline v0_2::store {

/// "kinds": the tables and descriptions of the built-in kinds.
std::string kinds_section();

/// "guards": the triggers that refuse writes from outside, for every table that `schema` makes, but those of
/// kinds.
std::string guards_section(std::string_view schema);

/// The text of a section as it stands in `schema`, without its first and last line. Throws `Error`
/// (not_found).
std::string section(std::string_view schema, std::string_view name);

/// `schema` with its sections as they should be.
std::string with_sections(std::string_view schema);

}  // namespace annals::inline v0_2::store
