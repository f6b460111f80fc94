// A bad input is a value: what is wrong, where, and how to fix it.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace bedrock {

// code: stable snake_case word for programs. path: the field, as in "workloads[0].model"; empty for
// the whole input. message and hint: sentences for people; the hint says how to fix it.
struct Error {
  std::string code;
  std::string path;
  std::string message;
  std::string hint;

  // Not inline: a result is passed on in a thousand places, and each would have a copy of these.
  [[gnu::noinline]] Error();
  [[gnu::noinline]] Error(std::string_view the_code, std::string_view the_path,
                          std::string_view the_message, std::string_view the_hint);
  [[gnu::noinline]] Error(const Error&);
  [[gnu::noinline]] Error(Error&&) noexcept;
  [[gnu::noinline]] Error& operator=(const Error&);
  [[gnu::noinline]] Error& operator=(Error&&) noexcept;
  [[gnu::noinline]] ~Error();
};

template <typename T>
using Result = std::expected<T, Error>;

[[gnu::noinline]] std::unexpected<Error> fail(std::string_view code, std::string_view path,
                                              std::string_view message, std::string_view hint);

}  // namespace bedrock
