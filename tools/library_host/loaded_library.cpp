// SPDX-License-Identifier: MIT
#include "tools/library_host/loaded_library.hpp"

#include <dlfcn.h>

#include <cstring>
#include <stdexcept>

namespace gradjudge::library_host {
namespace {

constexpr std::size_t longest_description = std::size_t{16} << 10;

template <class Function>
Function find(void* library, const char* name) {
  return reinterpret_cast<Function>(::dlsym(library, name));
}

}  // namespace

LoadedLibrary load_library(const std::string& path, bool as_float) {
  void* library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) throw std::runtime_error(::dlerror());
  const auto version = find<int32_t (*)()>(library, "gradjudge_abi_version");
  if (version == nullptr)
    throw std::runtime_error(
        "it has no gradjudge_abi_version; gradjudge_library.h says what a library exports");
  if (const int32_t theirs = version(); theirs < 1 || theirs > GRADJUDGE_ABI_VERSION) {
    throw std::runtime_error(
        "it was made for version " + std::to_string(theirs) + " of gradjudge_library.h, expected 1 to " +
        std::to_string(GRADJUDGE_ABI_VERSION) + "; compile it again with this version's header");
  }
  LoadedLibrary loaded;
  if (!as_float) loaded.in_double = find<LoadedLibrary::AnswerDouble>(library, "gradjudge_gradients_double");
  if (loaded.in_double == nullptr)
    loaded.in_float = find<LoadedLibrary::AnswerFloat>(library, "gradjudge_gradients_float");
  if (loaded.in_double == nullptr && loaded.in_float == nullptr) {
    throw std::runtime_error(as_float
                                 ? "it has no gradjudge_gradients_float"
                                 : "it has neither gradjudge_gradients_double nor gradjudge_gradients_float");
  }
  if (const auto describe = find<const char* (*)()>(library, "gradjudge_describe")) {
    if (const char* text = describe()) loaded.description.assign(text, ::strnlen(text, longest_description));
  }
  return loaded;
}

}  // namespace gradjudge::library_host
