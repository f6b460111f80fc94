#include "core/billing/invoice.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/catalog/model_id.h"
#include "core/catalog/rate_sets.h"

using namespace bedrock;

namespace {

const RateTable& aws() { return *find_rate_set("aws"); }

}  // namespace

TEST_CASE("every model and service of the table has its service on the invoice", "[invoice]") {
  std::set<std::string> services;
  for (const Model& model : aws().models) {
    INFO(model.id);
    const std::string service = invoice_service(model, kInputTokens);
    CHECK_FALSE(service.empty());
    services.insert(service);
    const bool edition = service.ends_with(" (Amazon Bedrock Edition)");
    CHECK(edition == marketplace_sold(model));
    if (model.id.starts_with("anthropic.")) CHECK(edition);
    if (model.id.starts_with("meta.") || model.id.starts_with("bedrock-")) CHECK_FALSE(edition);
  }
  CHECK(services.contains("Amazon Bedrock"));
  CHECK(services.contains("Amazon Bedrock AgentCore"));
  CHECK(services.contains("Claude Sonnet 4.5 (Amazon Bedrock Edition)"));
}

TEST_CASE("an unknown provider or service has none", "[invoice]") {
  Model model;
  model.id = "acme.fox-v1:0";
  model.provider = "Acme";
  CHECK(invoice_service(model, kInputTokens).empty());
  model.service = true;
  CHECK(invoice_service(model, kInputTokens).empty());
}
