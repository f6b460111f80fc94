#include "core/base/error.h"

namespace bedrock {

Error::Error() = default;
Error::Error(std::string the_code, std::string the_path, std::string the_message,
             std::string the_hint)
    : code(std::move(the_code)),
      path(std::move(the_path)),
      message(std::move(the_message)),
      hint(std::move(the_hint)) {}
Error::Error(const Error&) = default;
Error::Error(Error&&) noexcept = default;
Error& Error::operator=(const Error&) = default;
Error& Error::operator=(Error&&) noexcept = default;
Error::~Error() = default;

std::unexpected<Error> fail(std::string_view code, std::string_view path, std::string_view message,
                            std::string_view hint) {
  return std::unexpected<Error>(std::in_place, std::string(code), std::string(path),
                                std::string(message), std::string(hint));
}

}  // namespace bedrock
