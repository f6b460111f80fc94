#include "core/doors/quote.h"

#include "core/billing/bill.h"
#include "core/codec/bill_codec.h"
#include "core/doors/scenario_request.h"

namespace bedrock {

Result<std::string> doors::quote(Sets sets, std::string_view scenario) {
  const auto json = parse_json(scenario);
  if (!json) return std::unexpected(json.error());
  const auto asked = read_scenario_request(sets, *json);
  if (!asked) return std::unexpected(asked.error());
  const auto bill = price(asked->table(), asked->scenario);
  if (!bill) return std::unexpected(bill.error());
  return bill_envelope(asked->table(), *bill);
}

}  // namespace bedrock
