// How inputs of a fuzz target that reads JSON change: as bytes, by a number in the text, or to a
// new text that is made.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

// libFuzzer's own change of bytes; in fuzz builds only.
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max);

// `make` gives a new text for a seed.
std::size_t mutate_text(std::uint8_t* data, std::size_t size, std::size_t max, unsigned seed,
                        std::string (*make)(std::uint32_t seed));
