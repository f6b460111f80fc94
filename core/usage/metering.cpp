#include "core/usage/metering.h"

#include <algorithm>
#include <array>

namespace bedrock {
namespace {

// How many whole lots hold the amount. A lot is whole, so rounding the amount up first changes
// nothing, and then every amount can be divided.
Decimal lots(const Decimal& amount, int lot) {
  const Decimal whole = round(amount, 0, Rounding::kUp);
  return lot == 1 ? whole : divide(whole, Decimal(lot), 0, Rounding::kUp).value_or(whole);
}

struct Size {
  std::int64_t pixels;
  int tokens;
};
// Nova user guide, image understanding: 900x450, 900x900, 1400x900, 1800x900, 1300x1300.
constexpr auto kNovaSizes = std::to_array<Size>({{0, 0},
                                                 {405'000, 800},
                                                 {810'000, 1300},
                                                 {1'260'000, 1800},
                                                 {1'620'000, 2400},
                                                 {1'690'000, 2600}});

int nova_image_tokens(std::int64_t pixels) {
  for (std::size_t i = 1; i < kNovaSizes.size(); ++i) {
    const Size& low = kNovaSizes[i - 1];
    const Size& high = kNovaSizes[i];
    if (pixels > high.pixels) continue;
    const std::int64_t span = high.pixels - low.pixels;
    const std::int64_t part = (pixels - low.pixels) * (high.tokens - low.tokens);
    return low.tokens + static_cast<int>((part + span - 1) / span);
  }
  return kNovaSizes.back().tokens;  // larger ones are scaled down
}

// Published: down to a long edge of 1,568 and about 1,600 tokens, whichever is smaller.
int claude_image_tokens(std::int64_t width, std::int64_t height) {
  constexpr std::int64_t kEdge = 1568;
  constexpr std::int64_t kMost = 1600;
  const std::int64_t edge = std::max(width, height);
  std::int64_t tokens = (width * height + 749) / 750;
  if (edge > kEdge) {
    tokens = (width * kEdge / edge * (height * kEdge / edge) + 749) / 750;
  }
  return static_cast<int>(std::min(tokens, kMost));
}

// e^-x for x >= 0 by halving and a Taylor series: plain double arithmetic, so that every machine
// and WebAssembly give the same bits, which a C library's exp() does not promise.
double exp_of_minus(double x) {
  if (x > 40) return 0;
  constexpr int kHalvings = 10;
  double small = x;
  for (int i = 0; i < kHalvings; ++i) small /= 2;
  double term = 1;
  double sum = 1;
  for (int n = 1; n < 12; ++n) {
    term = term * -small / n;
    sum += term;
  }
  for (int i = 0; i < kHalvings; ++i) sum *= sum;
  return sum;
}

}  // namespace

Decimal text_units(const Decimal& characters) { return lots(characters, 1000); }

Decimal import_windows(const Decimal& minutes) {
  return std::max(lots(minutes, kImportWindowMinutes), Decimal(1));
}

Decimal rerank_queries(const Decimal& chunks) { return lots(chunks, 100); }

Decimal rerank_documents(const Decimal& tokens) { return std::max(lots(tokens, 512), Decimal(1)); }

Decimal lambda_milliseconds(const Decimal& milliseconds) { return lots(milliseconds, 1); }

Decimal agentcore_seconds(const Decimal& seconds) {
  return seconds.is_zero() ? seconds : std::max(lots(seconds, 1), Decimal(1));
}

Decimal agentcore_memory_gb(const Decimal& gb) { return std::max(gb, Decimal::of(125, 3)); }

Decimal reserved_input_thousands(const Decimal& tokens_per_minute) {
  return std::max(lots(tokens_per_minute, 1000), Decimal(100));
}

Decimal reserved_output_thousands(const Decimal& tokens_per_minute) {
  return std::max(lots(tokens_per_minute, 1000), Decimal(10));
}

Decimal s3_vectors_put_bytes(const Decimal& bytes) {
  return std::max(bytes, Decimal(std::int64_t{128} * 1024));
}

Decimal opensearch_floor(const Decimal& units, int floor) {
  return std::max(units, Decimal(floor));
}

int image_tokens(const Model& model, int width, int height) {
  const std::string_view id = model.id;
  if (id.starts_with("anthropic.claude")) return claude_image_tokens(width, height);
  if (id.starts_with("amazon.nova-2-")) return 230;
  if (id.starts_with("amazon.nova-")) {
    return nova_image_tokens(static_cast<std::int64_t>(width) * height);
  }
  return -1;
}

Decimal hit_percent(const Decimal& per_ttl) {
  const double hits = 1 - exp_of_minus(per_ttl.approximate());
  return Decimal::of(static_cast<std::int64_t>(hits * 10'000), 2);
}

}  // namespace bedrock
