// libFuzzer's runtime comes from Debian 13; these are the names that Debian 12's C library lacks.
// Weak, so that a newer C library's own win over them.
#include <cstdarg>
#include <cstdio>
#include <cstdlib>

extern "C" {
__attribute__((weak)) unsigned long __isoc23_strtoul(const char* text, char** end, int base) {
  return std::strtoul(text, end, base);
}
__attribute__((weak)) long __isoc23_strtol(const char* text, char** end, int base) {
  return std::strtol(text, end, base);
}
__attribute__((weak)) unsigned long long __isoc23_strtoull(const char* text, char** end, int base) {
  return std::strtoull(text, end, base);
}
__attribute__((weak)) long long __isoc23_strtoll(const char* text, char** end, int base) {
  return std::strtoll(text, end, base);
}
__attribute__((weak)) int __isoc23_sscanf(const char* text, const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const int found = std::vsscanf(text, format, arguments);
  va_end(arguments);
  return found;
}
}
