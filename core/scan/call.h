// One call as its record or response describes it, and the tokens that are billed for it.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace bedrock::scan {

// Whole numbers that are read. Those of the record stand beside its bodies and are AWS's own.
enum class Count : std::uint8_t {
  kLoggedInput,
  kLoggedOutput,
  kLoggedRead,
  kLoggedWrite,
  kInput,
  kOutput,
  kRead,
  kWrite,
  kDetailRead,  // cached tokens inside the input, as Chat Completions and Responses have them
  kDetailWrite,
  kWrite5m,  // cache_creation of the Messages body
  kWrite1h,
  kListedTokens,  // of one entry of cacheDetails
  kTitanTokens,   // of one entry of results
  kStatus,
  kHeaderInput,  // of the response's headers, which are texts
  kHeaderOutput,
  kHeaderRead,
  kHeaderWrite,
  kContentUnits,
  kTopicUnits,
  kWordUnits,
  kSensitiveUnits,
  kRegexUnits,
  kGroundingUnits,
  kReasoningUnits,
  kImageUnits,
  // Of pictures and video. They are nobody's token counts: what they hold refuses no record.
  kMadeImages,    // as the record counts them
  kListedImages,  // as the answer has them
  kAskedImages,
  kWidth,  // pixels
  kHeight,
  kSteps,
  kSeconds,  // of video
  kEnd,
};
inline constexpr std::size_t kCounts = static_cast<std::size_t>(Count::kEnd);
inline constexpr std::size_t kGuardrailUnits = 8;
constexpr bool is_guardrail(Count count) {
  return count >= Count::kContentUnits && count <= Count::kImageUnits;
}
constexpr bool is_of_images(Count count) { return count >= Count::kMadeImages; }

enum class Text : std::uint8_t {
  kSchemaType,
  kTimestamp,
  kRegion,
  kServedRegion,
  kOperation,
  kModelId,
  kAskedModel,   // of the request beside a response
  kModel,        // in a response
  kRoutedModel,  // the one that a prompt router chose
  kErrorCode,
  kIdentity,
  kServedTier,
  kLoggedTier,
  kAskedTier,
  kServedLatency,
  kLoggedLatency,
  kAskedLatency,
  kStopReason,
  kGuardrailAction,
  kEventType,  // of a stream's event
  kListedTtl,
  kRequestId,
  kImageTask,
  kMetricLabel,
  kImageQuality,
  kEnd,
};
inline constexpr std::size_t kTexts = static_cast<std::size_t>(Text::kEnd);

inline constexpr std::int64_t kAbsent = -1;
// More than any model takes: sums of this many tokens fit 64 bits for a billion calls.
inline constexpr std::int64_t kMostTokens = 1'000'000'000;

struct Tag {
  std::string_view key;
  std::string_view value;
};

// What was read; texts are as written in JSON, with their escapes.
struct Call {
  Call() { counts.fill(kAbsent); }
  std::array<std::int64_t, kCounts> counts;
  std::array<std::string_view, kTexts> texts{};
  std::vector<Tag> tags;
  std::string_view asked;                  // the body of the request, as JSON
  std::vector<std::string_view> messages;  // texts that hold records themselves
  std::string_view metrics;                // CloudWatch's answer in place of a call, as JSON
  std::int64_t listed_1h = 0;              // of cacheDetails
  bool has_list = false;
  bool has_details = false;  // the input's cached tokens stand inside it
  bool is_event = false;
  bool ends_stream = false;
  bool bad_count = false;

  std::int64_t& operator[](Count count) { return counts[static_cast<std::size_t>(count)]; }
  std::int64_t operator[](Count count) const { return counts[static_cast<std::size_t>(count)]; }
  std::string_view& operator[](Text text) { return texts[static_cast<std::size_t>(text)]; }
  std::string_view operator[](Text text) const { return texts[static_cast<std::size_t>(text)]; }
  void clear();
  bool has_tokens() const;
};

// How cached tokens are counted.
enum class Convention : std::uint8_t {
  kNoCache,
  kExcludesCached,
  kIncludesCached,         // by the API's shape
  kAssumedIncludesCached,  // as OpenAI models have been seen to
};
inline constexpr std::size_t kConventions = 4;

enum class Tier : std::uint8_t { kStandard, kFlex, kPriority, kReserved, kBatch, kLatency };

struct Tokens {
  std::uint64_t input = 0;  // neither read from nor written to the cache
  std::uint64_t output = 0;
  std::uint64_t read = 0;
  std::uint64_t write = 0;
  std::uint64_t write_1h = 0;       // of them
  std::uint64_t write_unknown = 0;  // of them: nothing says how long they are kept
  Convention convention = Convention::kNoCache;
  // The model is hidden, and its input would include cached tokens if it is one of OpenAI.
  bool depends_on_model = false;
  bool failed = false;
  bool blocked = false;  // by a guardrail, before the model was called
  bool answered_without_tokens = false;
  std::uint8_t made = 0;  // what was made in place of text: see pictures.h
  std::uint64_t made_count = 0;
};

// As called: the one that a prompt router chose, else a record's modelId, else the request's, else
// the response's.
std::string_view model_of(const Call& call);

// What its name says of a model.
struct ModelKind {
  bool openai = false;
  bool hidden = false;  // a resource of the person's own, which does not name its model
  bool makes_images = false;
};
ModelKind kind_of(std::string_view model);

Tokens tokens_of(const Call& call, ModelKind model);

// The tier that served the call, else the one that the record says, else the one asked for; a name
// that is none of ours is given back in `unknown`.
Tier tier_of(const Call& call, std::string_view& unknown);
std::string_view name_of(Tier tier);

}  // namespace bedrock::scan
