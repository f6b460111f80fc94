#include "core/base/error.h"

namespace bedrock {

Error::Error() = default;
Error::Error(std::string_view the_code, std::string_view the_path, std::string_view the_message,
             std::string_view the_hint)
    : code(the_code), path(the_path), message(the_message), hint(the_hint) {}
Error::Error(const Error&) = default;
Error::Error(Error&&) noexcept = default;
Error& Error::operator=(const Error&) = default;
Error& Error::operator=(Error&&) noexcept = default;
Error::~Error() = default;

std::unexpected<Error> fail(std::string_view code, std::string_view path, std::string_view message,
                            std::string_view hint) {
  return std::unexpected<Error>(std::in_place, code, path, message, hint);
}

}  // namespace bedrock
