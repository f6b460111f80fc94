// How long awards of credits last.
#pragma once

#include "core/doors/door.h"
#include "core/doors/plan_request.h"
#include "core/planning/awards.h"

namespace bedrock {

// The plan's awards, with what their programmes say.
struct ReadAwards {
  std::vector<Award> awards;
  std::vector<std::string> programmes;  // ids; empty: none
  std::vector<bool> says;               // whether the award says itself if the Marketplace is in it
};
ReadAwards read_awards(const PlanRequest& request, const Value& programmes,
                       std::optional<Error>& error);

// A list of facts of programmes.json, with text, source and date.
void write_facts(JsonWriter& w, const Value* facts);

namespace doors {

// {"scenario", "plan"}. "credits": as in wasm/forecast.d.ts.
Result<std::string> credits(Sets sets, std::string_view text);

}  // namespace doors
}  // namespace bedrock
