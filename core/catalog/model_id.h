// Model ids as AWS writes them: the model's own id, with an optional profile prefix (us., eu.,
// apac., jp., au., global., ...) that says the route, or an ARN around either, which also says the
// region.
#pragma once

#include <optional>
#include <string_view>

#include "core/catalog/rate_table.h"

namespace bedrock {

// What an id names. Only the first says its model; the others hide it behind a resource of the
// person's own.
enum class ModelIdKind : std::uint8_t {
  kModel,
  kApplicationProfile,
  kProvisioned,
  kImported,
  kCustom,
  kPromptRouter,
  kChina,  // any resource of the aws-cn partition
};

struct ModelId {
  ModelIdKind kind = ModelIdKind::kModel;
  std::string_view base;  // the id without prefix and ARN; the whole text where it names no model
  std::string_view profile;  // "us", "eu", ...; "global"; empty without a prefix
  std::string_view region;   // of an ARN; else empty
  Route route = Route::kInRegion;
};

// Takes ARN and prefix apart; a prefix is one that the table knows as a profile, or "global".
ModelId parse_model_id(const RateTable& table, std::string_view id);

// "an application inference profile", ...: what hides the model, in words.
std::string_view kind_in_words(ModelIdKind kind);

// The model with that id or alias (without prefix), also where a version or context suffix is
// written that the id lacks, or left out that it has (-v1, -v1:0, :48k, [1m]); null when there is
// none, or when several would do.
const Model* find_model(const RateTable& table, std::string_view base);

// The id of the model that `base` most likely meant; empty when nothing is near. Never one of
// another generation: the numbers in the name are the same, in the same order.
std::string_view nearest_model(const RateTable& table, std::string_view base);

}  // namespace bedrock
