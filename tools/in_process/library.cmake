# What other programs judge with in their own process: the shared library gradjudge and its headers, which need
# neither Eigen nor any other package, and its CMake package. `cmake --install` brings the command with all that it reads too: nothing of this tree is needed then.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

add_library(gradjudge_library SHARED $<TARGET_OBJECTS:gradjudge_tools>)
set_target_properties(gradjudge_library PROPERTIES OUTPUT_NAME gradjudge EXPORT_NAME gradjudge
  VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR} LINKER_LANGUAGE CXX)
target_link_libraries(gradjudge_library PRIVATE gradjudge_checks pugixml LibArchive::LibArchive seccomp utf8proc)
target_compile_features(gradjudge_library INTERFACE cxx_std_20)
target_include_directories(gradjudge_library INTERFACE
  $<BUILD_INTERFACE:${CMAKE_CURRENT_LIST_DIR}> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)

install(TARGETS gradjudge gradjudge-library-host RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS gradjudge_library EXPORT gradjudge LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY ${CMAKE_CURRENT_LIST_DIR}/gradjudge DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
set(resources ${CMAKE_INSTALL_DATADIR}/gradjudge)
install(DIRECTORY cases/ DESTINATION ${resources}/cases FILES_MATCHING PATTERN "*.yaml" PATTERN "*.json"
  PATTERN format EXCLUDE)
install(DIRECTORY tools/submission/ DESTINATION ${resources}/submission FILES_MATCHING PATTERN "*.py")
install(DIRECTORY tools/bundle/ DESTINATION ${resources}/bundle
  PATTERN "*.cpp" EXCLUDE PATTERN "*.hpp" EXCLUDE)
install(FILES tools/library_host/gradjudge_library.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES README.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY tools/docs tools/examples DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY tests/tools/sandbox/attacks/ DESTINATION ${resources}/attacks
  FILES_MATCHING PATTERN "*.py" PATTERN __pycache__ EXCLUDE)

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/gradjudge)
install(EXPORT gradjudge NAMESPACE gradjudge:: DESTINATION ${package} FILE gradjudge-config.cmake)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/gradjudge-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/gradjudge-config-version.cmake DESTINATION ${package})
