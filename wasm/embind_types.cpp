// The part of Embind that registers types, for the few that bindings.cpp uses. Embind's own
// registers every type that C++ has, wide strings and views of memory among them, and each brings
// its part of the glue: 2 KB that every page would load.
#include <emscripten/bind.h>

#include <cstdint>
#include <cstring>
#include <limits>
#include <typeinfo>

using namespace emscripten::internal;

namespace {

InitFunc* first = nullptr;

template <typename Integer>
void register_integer(const char* name) {
  using Limits = std::numeric_limits<Integer>;
  _embind_register_integer(TypeID<Integer>::get(), name, sizeof(Integer), Limits::min(),
                           Limits::max());
}

}  // namespace

extern "C" {

// Only for errors of a build that binds a type which is not registered below.
const char* __getTypeName(const std::type_info*) { return strdup("a type"); }

void _embind_initialize_bindings() {
  for (const InitFunc* bindings = first; bindings != nullptr; bindings = bindings->next) {
    bindings->init_func();
  }
}

void _embind_register_bindings(InitFunc* bindings) {
  bindings->next = first;
  first = bindings;
}
}

EMSCRIPTEN_BINDINGS(types) {
  _embind_register_void(TypeID<void>::get(), "void");
  _embind_register_bool(TypeID<bool>::get(), "bool", true, false);
  register_integer<std::int32_t>("int");
  register_integer<std::uint32_t>("unsigned int");
}
