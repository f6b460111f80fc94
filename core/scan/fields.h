// Where in a record's tree what stands: places, and what their keys mean.
#pragma once

#include <cstdint>
#include <string_view>

namespace bedrock::scan {

// What an object or a list is. Lists pass their place on to their elements.
enum class Place : std::uint8_t {
  kSkip,  // nothing in it is read
  kRoot,
  kInput,
  kRequest,  // a request's body
  kOutput,
  kBody,  // a response, or an event of a stream
  kIdentity,
  kMetadata,
  kUsage,
  kCreation,
  kCacheList,
  kDetails,
  kTitanResults,
  kTrace,
  kGuardrailUsage,
  kMessages,  // records as texts inside
  kServedPerformance,
  kLoggedPerformance,
  kAskedPerformance,
  kServedTier,
  kLoggedTier,
  kAskedTier,
  kAnswer,  // what an SDK says of a response
  kHeaders,
  kBilled,  // of Cohere
  kImages,  // that were made
  kImageConfig,
  kRouter,
  kEnd,
};

enum class Meaning : std::uint8_t {
  kNothing,
  kCount,    // a whole number: `target` is a Count
  kText,     // a text: `target` is a Text
  kMessage,  // a text that may be a record
  kEvent,    // its being there makes the object an event of a stream
  kLast,     // and this one its last
  kMetrics,  // a list that is read by itself
};

struct Field {
  Meaning meaning = Meaning::kNothing;
  std::uint8_t target = 0;
  Place inside = Place::kSkip;  // where its value is an object or a list
};

inline constexpr Field kUnread{};

// What the key means in that place; null where nothing.
const Field* field_of(Place place, std::string_view key);

}  // namespace bedrock::scan
