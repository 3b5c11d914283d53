# The manual page and the completions of shells, which the program makes of what it says of its commands.

set(generated ${PROJECT_BINARY_DIR}/generated)
file(MAKE_DIRECTORY ${generated})
foreach(form IN ITEMS man bash zsh fish)
  set(file ${generated}/annals.${form})
  if(form STREQUAL "man")
    set(file ${generated}/annals.1)
  endif()
  add_custom_command(
    OUTPUT ${file}
    COMMAND annals_program generate ${form} > ${file}
    DEPENDS annals_program
    COMMENT "Generating ${file}"
    VERBATIM)
  list(APPEND generated_files ${file})
endforeach()
add_custom_target(annals_generated ALL DEPENDS ${generated_files})
