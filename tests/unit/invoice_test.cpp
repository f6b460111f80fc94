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

TEST_CASE("every region of the table has a billing code", "[invoice]") {
  const RateTable& table = aws();
  Terms terms;
  for (const Model& model : table.models) {
    if (model.id == "amazon.nova-micro-v1:0") terms.model = &model;
  }
  REQUIRE(terms.model != nullptr);
  BillLine line;
  line.dimension = kInputTokens;
  std::set<std::string> types;
  for (std::size_t i = 0; i < table.regions.size(); ++i) {
    terms.region = static_cast<int>(i);
    INFO(table.regions[i].code);
    const std::string type = usage_type(table, terms, line);
    CHECK(type.ends_with("-NovaMicro-input-tokens"));
    types.insert(type);
  }
  CHECK(types.size() == table.regions.size());
}

TEST_CASE("usage types of capacity and of mantle's own meters are spelled as offers do",
          "[invoice]") {
  const RateTable& table = aws();
  const auto type = [&](const char* id, const char* region, Route route, Tier tier,
                        const char* dimension, EndpointScope endpoint = EndpointScope::kBoth) {
    Terms terms;
    terms.model = find_model(table, id);
    terms.region = find_region(table, region);
    terms.route = route;
    terms.tier = tier;
    BillLine line;
    line.dimension = *find_dimension(dimension);
    Rate rate;
    rate.endpoint = endpoint;
    line.list.rate = rate;
    return usage_type(table, terms, line);
  };
  const char* haiku = "anthropic.claude-haiku-4-5-20251001-v1:0";
  CHECK(type(haiku, "us-west-2", Route::kGeo, Tier::kReserved1mo, "input_tpm_hours") ==
        "USW2-MP:USW2_Reserved_1Month_InputTPM_Geo-Units");
  CHECK(type(haiku, "us-west-2", Route::kGlobal, Tier::kReserved3mo, "output_tpm_hours") ==
        "USW2-MP:USW2_Reserved_3Month_OutputTPM_Global-Units");
  CHECK(type(haiku, "us-west-2", Route::kInRegion, Tier::kReserved3mo, "output_tpm_hours").empty());
  CHECK(type("anthropic.claude-3-sonnet-20240229-v1:0", "us-east-1", Route::kInRegion,
             Tier::kProvisioned1mo, "model_unit_hours") ==
        "USE1-MP:USE1_ProvisionedThroughput_1MonthCommit_ModelUnits_Usage-Units");
  // No offer was seen that spells these.
  CHECK(type("amazon.nova-pro-v1:0", "us-east-1", Route::kInRegion, Tier::kLatencyOptimized,
             "input_tokens")
            .empty());
  const char* qwen = "qwen.qwen3-next-80b-a3b";
  CHECK(type(qwen, "ap-south-1", Route::kInRegion, Tier::kBatch, "input_tokens",
             EndpointScope::kMantle) == "APS3-qwen.qwen3-next-80b-a3b-mantle-input-tokens-batch");
  CHECK(type(qwen, "ap-south-1", Route::kInRegion, Tier::kStandard, "output_tokens",
             EndpointScope::kMantle) ==
        "APS3-qwen.qwen3-next-80b-a3b-mantle-output-tokens-standard");
}
