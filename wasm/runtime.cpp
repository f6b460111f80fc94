// Functions of the C and C++ libraries, replaced: three so that the module need not carry printf
// and long double arithmetic (about a twentieth of its code), the others for speed.
#include <malloc.h>

#include <array>
#include <cstddef>
#include <cstdlib>
#include <new>
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

// A quote asks for a hundred small blocks and gives them back: those that were given back are kept,
// by size, for the next that asks.
namespace {

constexpr std::size_t kStep = 16;
constexpr std::size_t kLargest = 512;
constexpr std::size_t kMostKept = std::size_t{1} << 16;  // bytes of all

struct Block {
  Block* next;
};
std::array<Block*, kLargest / kStep> kept;  // at i those of at least (i + 1) * kStep bytes
std::size_t bytes_kept = 0;

}  // namespace

[[gnu::noinline]] void* operator new(std::size_t size) {
  if (size <= kLargest) {
    const std::size_t bin = size == 0 ? 0 : (size - 1) / kStep;
    if (Block* block = kept[bin]; block != nullptr) {
      kept[bin] = block->next;
      bytes_kept -= malloc_usable_size(block);
      return block;
    }
    size = (bin + 1) * kStep;
  }
  void* block = std::malloc(size);
  if (block == nullptr) std::abort();
  return block;
}

[[gnu::noinline]] void operator delete(void* block) noexcept {
  if (block == nullptr) return;
  const std::size_t size = malloc_usable_size(block);
  const std::size_t bin = size / kStep - 1;
  if (bin >= kept.size() || bytes_kept >= kMostKept) {
    std::free(block);
    return;
  }
  bytes_kept += size;
  kept[bin] = new (block) Block{kept[bin]};
}

void operator delete(void* block, std::size_t) noexcept { operator delete(block); }
