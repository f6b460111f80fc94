// A function of the C++ library, replaced so that the module need not carry printf.
#include <cstdlib>

namespace std {
inline namespace __2 {
// What libc++ calls where it would throw; its own version prints first.
[[noreturn]] void __libcpp_verbose_abort(const char*, ...) { std::abort(); }
}  // namespace __2
}  // namespace std
