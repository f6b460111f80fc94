// The usage type of a line, as the invoice and Cost Explorer have it.
// Sources: usage types of the AWS Price List (offers of January, September and October 2026); Cost
// Explorer rows and the CUR guide "cost-mgmt-understanding-cur-data".
#pragma once

#include <string>

#include "core/billing/bill.h"
#include "core/catalog/rate_table.h"

namespace bedrock {

// "USE1-NovaMicro-input-tokens"; empty where its form is not known. AWS has used a native form for
// some marketplace-sold models, too: which one an account sees is not known.
std::string usage_type(const RateTable& table, const Terms& terms, const BillLine& line);

}  // namespace bedrock
