#include "core/codec/quote.h"

#include "core/billing/bill.h"
#include "core/codec/bill_codec.h"
#include "core/codec/catalog_codec.h"
#include "core/codec/custom_rates.h"
#include "core/codec/scenario_codec.h"
#include "core/codec/writer.h"

namespace bedrock {

namespace {

Result<std::string> quote_json(std::span<const RateTable* const> built_in, std::string_view text) {
  const auto json = parse_json(text);
  if (!json) return std::unexpected(json.error());
  const auto scenario = read_scenario(*json);
  if (!scenario) return std::unexpected(scenario.error());
  const auto sets = RateSets::of(built_in, *json);
  if (!sets) return std::unexpected(sets.error());
  const auto set = rate_set_place(sets->all(), scenario->rate_set, "rate_set");
  if (!set) return std::unexpected(set.error());
  const RateTable& table = *sets->all()[*set];
  const auto bill = price(table, *scenario);
  if (!bill) return std::unexpected(bill.error());
  return bill_envelope(table, *bill);
}

}  // namespace

std::string quote(std::span<const RateTable* const> sets, std::string_view scenario) {
  const auto json = quote_json(sets, scenario);
  return json ? *json : error_envelope(json.error());
}

}  // namespace bedrock
