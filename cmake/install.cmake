# Install, find_package(annals), pkg-config and the .deb.

include(CMakePackageConfigHelpers)

set(cmake_dir ${CMAKE_INSTALL_LIBDIR}/cmake/annals)

# One set of targets for each library, so that the shared one does not ask for what only the static one needs.
foreach(kind IN ITEMS shared static)
  install(TARGETS annals_${kind} EXPORT annals_${kind})
  install(EXPORT annals_${kind} NAMESPACE annals:: DESTINATION ${cmake_dir} FILE annals_${kind}.cmake)
endforeach()

configure_package_config_file(cmake/annalsConfig.cmake.in ${PROJECT_BINARY_DIR}/annalsConfig.cmake
                              INSTALL_DESTINATION ${cmake_dir} NO_SET_AND_CHECK_MACRO
                              NO_CHECK_REQUIRED_COMPONENTS_MACRO)
# Before 1.0 a program may ask for 0.1 and be given 0.1.2, but not 0.2.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/annalsConfigVersion.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/annalsConfig.cmake ${PROJECT_BINARY_DIR}/annalsConfigVersion.cmake
        DESTINATION ${cmake_dir})

# The prefix is said relative to the file, so that the tree can be moved.
file(RELATIVE_PATH pc_prefix /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(cmake/annals.pc.in annals.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/annals.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

install(DIRECTORY include/annals DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES schema.sql DESTINATION ${CMAKE_INSTALL_DATADIR}/annals OPTIONAL)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)
if(TARGET annals_program)
  install(TARGETS annals_program)
  set(zsh_functions site-functions)
  if(EXISTS /etc/debian_version)
    set(zsh_functions vendor-completions)  # where a package of Debian puts them
  endif()
  install(FILES ${generated}/annals.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${generated}/annals.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME annals)
  install(FILES ${generated}/annals.zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/${zsh_functions} RENAME _annals)
  install(FILES ${generated}/annals.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endif()

if(NOT PROJECT_IS_TOP_LEVEL)
  return()
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "The Annals authors")
set(CPACK_PACKAGE_DESCRIPTION
    "Keeps what each source says happened and when, puts vague dates in order without rounding them, and explains
what led to what, with the records and sources behind each answer.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION database)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Zones by name are read from it.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "tzdata")
# For those who compile against it.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libfmt-dev, libsqlite3-dev, libhowardhinnant-date-dev, libcsv-dev, libutf8proc-dev")
set(CPACK_STRIP_FILES ON)
include(CPack)
