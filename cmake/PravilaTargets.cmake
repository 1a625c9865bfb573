# The few words our CMakeLists files are written in:
#   pravila_library(name SOURCES … [PUBLIC …] [PRIVATE …] [NO_PRECOMPILED_HEADERS])
#                                                            static library pravila_<name>, alias pravila::<name>
#   pravila_tests(name SOURCES … [LINK …])                   Catch2 executable <name>_tests, every case a ctest
#   pravila_embed(target name FILES …)                       files as a table `pravila::embedded::<name>()`
include(CTest)
find_package(PkgConfig REQUIRED)
find_package(Catch2 2 REQUIRED)
# Libraries that several modules use; one that belongs to a single module is found there.
find_package(ICU 72 REQUIRED COMPONENTS uc i18n data)
find_package(OpenSSL 3 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
pkg_check_modules(tomlplusplus REQUIRED IMPORTED_TARGET tomlplusplus)
pkg_check_modules(libzstd REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(libzip REQUIRED IMPORTED_TARGET libzip)
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

add_library(pravila_flags INTERFACE)
target_compile_features(pravila_flags INTERFACE cxx_std_20)
target_include_directories(pravila_flags INTERFACE ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR}/generated)
target_compile_options(pravila_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Werror)
# clang-tidy reads the same command lines and knows none of what only g++ understands.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT PRAVILA_LINT)
  # g++ 12.2 takes members of a moved std::variant for uninitialised and a string appended to itself for overlapping, and with ipa-modref it drops stores to temporaries
  # whose const member functions read them (seen at -O1 with a date printed from a temporary).
  target_compile_options(pravila_flags INTERFACE -Wno-maybe-uninitialized -Wno-restrict -fno-ipa-modref)
endif()
if(CCACHE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT PRAVILA_LINT)
  # Lets ccache see through precompiled headers.
  target_compile_options(pravila_flags INTERFACE -fpch-preprocess)
endif()
target_compile_definitions(pravila_flags INTERFACE PRAVILA_VERSION="${PROJECT_VERSION}")
if(PRAVILA_SANITIZE)
  string(REPLACE ";" "," sanitizers "${PRAVILA_SANITIZE}")
  target_compile_options(pravila_flags INTERFACE -fsanitize=${sanitizers} -fno-omit-frame-pointer)
  target_link_options(pravila_flags INTERFACE -fsanitize=${sanitizers})
endif()

# What nearly every file includes, read once a target. Each file still includes what it uses: clang-tidy reads without.
# With <string> precompiled, g++ 12 takes texts that are joined in one expression for out of bounds: libraries that do
# little else are built with NO_PRECOMPILED_HEADERS.
set(pravila_standard_headers
  <algorithm> <array> <chrono> <functional> <map> <memory> <mutex> <optional> <set> <span> <sstream> <string>
  <string_view> <utility> <variant> <vector>)

function(pravila_library name)
  cmake_parse_arguments(arg "NO_PRECOMPILED_HEADERS" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(pravila_${name} STATIC ${arg_SOURCES})
  add_library(pravila::${name} ALIAS pravila_${name})
  target_link_libraries(pravila_${name} PUBLIC ${arg_PUBLIC} PRIVATE pravila_flags ${arg_PRIVATE})
  if(NOT arg_NO_PRECOMPILED_HEADERS)
    target_precompile_headers(pravila_${name} PRIVATE ${pravila_standard_headers})
  endif()
endfunction()

function(pravila_tests name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name}_tests ${arg_SOURCES})
  target_link_libraries(${name}_tests PRIVATE pravila_flags ${arg_LINK} Catch2::Catch2WithMain)
  target_compile_definitions(${name}_tests PRIVATE PRAVILA_SOURCE_DIR="${CMAKE_SOURCE_DIR}" PRAVILA_BINARY_DIR="${CMAKE_BINARY_DIR}")
  # Not optimised: tests compile faster, and g++ 12 does not warn of bounds it has itself made up by inlining.
  target_compile_options(${name}_tests PRIVATE $<$<CONFIG:RelWithDebInfo>:-O0>)
  target_precompile_headers(${name}_tests PRIVATE <catch2/catch.hpp> ${pravila_standard_headers})
  include(Catch)
  catch_discover_tests(${name}_tests TEST_PREFIX "${name}: " PROPERTIES TIMEOUT 600)
endfunction()

function(pravila_embed target name)
  cmake_parse_arguments(arg "" "BASE" "FILES" ${ARGN})
  set(out ${CMAKE_BINARY_DIR}/generated/embedded/${name}.cpp)
  string(JOIN "|" files ${arg_FILES})
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -D OUT=${out} -D NAME=${name} -D BASE=${arg_BASE} "-DFILES=${files}"
            -P ${CMAKE_SOURCE_DIR}/cmake/embed.cmake
    DEPENDS ${arg_FILES} ${CMAKE_SOURCE_DIR}/cmake/embed.cmake
    VERBATIM)
  target_sources(${target} PRIVATE ${out})
  set_source_files_properties(${out} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()
