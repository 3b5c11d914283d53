# Writes OUTPUT, the C++ source that holds the text of SCHEMA.

file(READ ${SCHEMA} text)
string(FIND "${text}" ")schema\"" end_of_literal)
if(NOT end_of_literal EQUAL -1)
  message(FATAL_ERROR "${SCHEMA} contains )schema\" which ends the C++ literal that carries it")
endif()

file(WRITE ${OUTPUT} "// Made from schema.sql.
#include \"store/schema.hpp\"

namespace annals::inline v0_2::store {

std::string_view schema_sql() {
    return R\"schema(${text})schema\";
}

}  // namespace annals::inline v0_2::store
")
