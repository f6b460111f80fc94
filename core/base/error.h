// A bad input is a value: what is wrong, where, and how to fix it.
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace bedrock {

// code: stable snake_case word for programs. path: the field, as in "workloads[0].model"; empty for
// the whole input. message and hint: sentences for people; the hint says how to fix it.
struct Error {
  std::string code;
  std::string path;
  std::string message;
  std::string hint;
};

template <typename T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(std::string code, std::string path, std::string message,
                                   std::string hint) {
  return std::unexpected<Error>(
      Error{std::move(code), std::move(path), std::move(message), std::move(hint)});
}

}  // namespace bedrock
