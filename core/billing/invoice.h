// The AWS service under which a line stands on the invoice and in Cost Explorer.
//
// Models of some providers are sold through AWS Marketplace: each is a service of its own, "NAME
// (Amazon Bedrock Edition)", which a budget or report of the service Amazon Bedrock does not see.
// Sources: service names of the AWS Price List (offers of January, September and October 2026);
// Cost Explorer rows and the CUR guide "cost-mgmt-understanding-cur-data".
#pragma once

#include <string>

#include "core/catalog/rate_table.h"

namespace bedrock {

// Whether the model is sold through AWS Marketplace.
bool marketplace_sold(const Model& model);

// "Amazon Bedrock", "AWS Lambda", "Claude Sonnet 4.5 (Amazon Bedrock Edition)"; empty where it is
// not known.
std::string invoice_service(const Model& model, Dimension dimension);

}  // namespace bedrock
