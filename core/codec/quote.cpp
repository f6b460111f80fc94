#include "core/codec/quote.h"

#include "core/billing/bill.h"
#include "core/codec/bill_codec.h"
#include "core/codec/catalog_codec.h"
#include "core/codec/scenario_codec.h"
#include "core/codec/writer.h"

namespace bedrock {

std::string quote(std::span<const RateTable* const> sets, std::string_view scenario) {
  const auto read = read_scenario(scenario);
  if (!read) return error_envelope(read.error());
  const auto set = rate_set_place(sets, read->rate_set, "rate_set");
  if (!set) return error_envelope(set.error());
  const RateTable& table = *sets[*set];
  const auto bill = price(table, *read);
  return bill ? bill_envelope(table, *bill) : error_envelope(bill.error());
}

}  // namespace bedrock
