# Shows that SOURCE does not compile, for the reason that its line "// expect: TEXT" gives, and that it does compile
# with GOOD defined, so that nothing else is wrong with it.
#
#   cmake -D COMPILER=… -D INCLUDE=… -D SOURCE=… -P compile_fail.cmake

file(STRINGS ${SOURCE} expectations REGEX "^// expect: .+")
if(NOT expectations)
  message(FATAL_ERROR "${SOURCE} has no line // expect: TEXT")
endif()

set(compile ${COMPILER} -std=c++20 -fsyntax-only -I${INCLUDE})

execute_process(COMMAND ${compile} -DGOOD ${SOURCE} RESULT_VARIABLE status ERROR_VARIABLE said)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "Should compile with GOOD defined:\n${said}")
endif()

execute_process(COMMAND ${compile} ${SOURCE} RESULT_VARIABLE status ERROR_VARIABLE said)
if(status EQUAL 0)
  message(FATAL_ERROR "Compiles, and should not")
endif()

foreach(expectation IN LISTS expectations)
  string(REGEX REPLACE "^// expect: " "" expectation "${expectation}")
  string(FIND "${said}" "${expectation}" place)
  if(place EQUAL -1)
    message(FATAL_ERROR "The compiler does not say \"${expectation}\" but:\n${said}")
  endif()
endforeach()
