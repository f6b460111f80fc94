// What image and video models make in place of tokens, as far as a record says what decides its
// price.
#pragma once

#include <cstdint>

#include "core/scan/call.h"

namespace bedrock::scan {

// Values of `Tokens::made`, each a letter in the report, from "a" on. Images follow `kImages` by
// their longer side (to 512, to 1,024, more) and quality: a premium one, or one of over 50 steps,
// is the second of two.
namespace made {
inline constexpr std::uint8_t kNothing = 0;
inline constexpr std::uint8_t kImagesOfUnknownSize = 1;
inline constexpr std::uint8_t kImages = 2;
inline constexpr std::uint8_t kVideoOfUnknownSize = 8;
inline constexpr std::uint8_t kSmallVideo = 9;  // to 540 lines
inline constexpr std::uint8_t kVideo = 10;
}  // namespace made

// Of a call that was answered: how many images, or seconds of video, and of which kind.
void count_made(const Call& call, ModelKind model, Tokens& tokens);

}  // namespace bedrock::scan
