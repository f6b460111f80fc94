// Three functions of the C and C++ libraries, replaced so that the module need not carry printf and
// long double arithmetic (about a twentieth of its code).
#include <cstddef>
#include <cstdlib>
#include <string>

// The JSON lexer turns every number into a double, which nobody reads: the engine takes its
// decimals from the text (core/json/value.cpp). It only has to find the number's end. The linker
// puts it in place of strtod (--wrap).
extern "C" double __wrap_strtod(const char* text, char** end) {
  const char* at = text;
  while ((*at >= '0' && *at <= '9') || *at == '.' || *at == '-' || *at == '+' || *at == 'e' ||
         *at == 'E') {
    ++at;
  }
  if (end != nullptr) *end = const_cast<char*>(at);
  return 0;
}

// The lexer prints a character that it cannot read into the words of its own error, which nobody
// reads either: ours says line and column. Without it the module has no printf.
extern "C" int __wrap_snprintf(char* text, std::size_t room, const char*, ...) {
  if (room > 0) *text = '\0';
  return 0;
}

namespace std {
inline namespace __2 {
// What libc++ calls where it would throw; its own version prints first.
[[noreturn]] void __libcpp_verbose_abort(const char*, ...) { std::abort(); }
}  // namespace __2
}  // namespace std

// The members of std::string by our flags. Emscripten builds its library without inlining: an
// append there is five calls, and its copies are loops by the byte.
template class std::basic_string<char>;
