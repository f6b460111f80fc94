// The day-one checklist of the reference documents, against what a scenario and its plan already
// do.
#pragma once

#include "core/billing/bill.h"
#include "core/doors/plan_request.h"
#include "core/json/writer.h"

namespace bedrock {

void write_checklist(JsonWriter& w, const PlanRequest& request, const Bill& bill, bool has_budget);

}  // namespace bedrock
