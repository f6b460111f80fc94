#include "core/doors/quote.h"

#include "core/billing/bill.h"
#include "core/codec/bill_codec.h"
#include "core/doors/scenario_request.h"

namespace bedrock {

Result<std::string> doors::quote(Sets built_in, std::string_view text) {
  const auto json = parse_json(text);
  if (!json) return std::unexpected(json.error());
  const auto asked = read_scenario_request(built_in, *json);
  if (!asked) return std::unexpected(asked.error());
  const auto bill = price(asked->table(), asked->scenario);
  if (!bill) return std::unexpected(bill.error());
  return bill_envelope(asked->table(), *bill);
}

}  // namespace bedrock
