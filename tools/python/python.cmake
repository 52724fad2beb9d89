# The Python package, where pybind11 (Debian: pybind11-dev, python3-dev) is there: built in python/ of the build
# folder, ready for PYTHONPATH, and installed below lib/pythonX.Y/dist-packages, where Debian's Python looks in
# /usr/local. The folder dist-info lets pytest find the plugin.
if(NOT DEFINED Python3_EXECUTABLE AND EXISTS /usr/bin/python3)
  set(Python3_EXECUTABLE /usr/bin/python3) # pybind11-dev belongs to Debian's Python
endif()
find_package(Python3 COMPONENTS Interpreter Development.Module)
find_package(pybind11 CONFIG)
if(NOT Python3_FOUND OR NOT pybind11_FOUND)
  message(STATUS "The Python package is left out: it needs pybind11 and Python's headers")
  return()
endif()

set(python ${PROJECT_BINARY_DIR}/python)
set(dist_info gradjudge-${PROJECT_VERSION}.dist-info)
set(python_install lib/python${Python3_VERSION_MAJOR}.${Python3_VERSION_MINOR}/dist-packages)

python3_add_library(gradjudge_python MODULE WITH_SOABI ${CMAKE_CURRENT_LIST_DIR}/module.cpp)
target_link_libraries(gradjudge_python PRIVATE gradjudge_library pybind11::headers)
file(RELATIVE_PATH to_library /${python_install}/gradjudge /${CMAKE_INSTALL_LIBDIR})
set_target_properties(gradjudge_python PROPERTIES OUTPUT_NAME _gradjudge
  LIBRARY_OUTPUT_DIRECTORY ${python}/gradjudge INSTALL_RPATH "$ORIGIN/${to_library}")

file(GLOB modules CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/gradjudge/*.py)
foreach(module ${modules})
  get_filename_component(name ${module} NAME)
  configure_file(${module} ${python}/gradjudge/${name} COPYONLY)
endforeach()
configure_file(${CMAKE_CURRENT_LIST_DIR}/METADATA.in ${python}/${dist_info}/METADATA @ONLY)
configure_file(${CMAKE_CURRENT_LIST_DIR}/entry_points.txt.in ${python}/${dist_info}/entry_points.txt @ONLY)

install(TARGETS gradjudge_python LIBRARY DESTINATION ${python_install}/gradjudge)
install(FILES ${modules} DESTINATION ${python_install}/gradjudge)
install(DIRECTORY ${python}/${dist_info} DESTINATION ${python_install})
