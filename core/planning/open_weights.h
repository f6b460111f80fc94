// Models whose weights are published, as far as a source says so: AWS's own pages where they do.
#pragma once

#include <string_view>

namespace bedrock {

struct OpenWeights {
  std::string_view source;
  std::string_view url;
  std::string_view date;  // of the source, or on which it was read
};

// Null where no source is known, which does not mean that the weights are not published.
const OpenWeights* open_weights(std::string_view model);

}  // namespace bedrock
