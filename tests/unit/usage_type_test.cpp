#include "core/billing/usage_type.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/catalog/model_id.h"
#include "core/catalog/rate_sets.h"

using namespace bedrock;

namespace {

const RateTable& aws() { return *find_rate_set("aws"); }

std::string type(const char* id, const char* region, Route route, Tier tier, const char* dimension,
                 EndpointScope endpoint = EndpointScope::kBoth) {
  const RateTable& table = aws();
  Terms terms;
  terms.model = find_model(table, id);
  terms.region = find_region(table, region);
  terms.route = route;
  terms.tier = tier;
  BillLine line;
  line.dimension = *find_dimension(dimension);
  Rate rate;
  rate.endpoint = endpoint;
  line.list = FoundRate{.rate = rate};
  return usage_type(table, terms, line);
}

}  // namespace

TEST_CASE("every region of the table has a billing code", "[usage_type]") {
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
          "[usage_type]") {
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

TEST_CASE("usage types of images, requests and searches are those of the offers", "[usage_type]") {
  const auto here = [](const char* id, const char* region, const char* dimension,
                       Tier tier = Tier::kStandard) {
    return type(id, region, Route::kInRegion, tier, dimension);
  };
  const char* diffusion = "stability.sd3-5-large-v1:0";
  const char* nova = "amazon.nova-2-multimodal-embeddings-v1:0";
  CHECK(here(diffusion, "us-east-1", "images") == "USE1-MP:USE1_Created_image-Units");
  CHECK(here("stability.stable-image-remove-background-v1:0", "us-east-1", "images") ==
        "USE1-MP:USE1_CreatedImageStable_Image_Remove_Background-Units");
  CHECK(here("cohere.rerank-v3-5:0", "us-east-1", "queries") == "USE1-MP:USE1_search_units-Units");
  CHECK(here("twelvelabs.marengo-embed-3-0-v1:0", "eu-west-1", "input_text_requests") ==
        "EU-MP:EU_inputTextRequestCount-Units");
  CHECK(here(nova, "eu-west-1", "input_images") == "EU-MP:EU_InputImageCount-Units");
  CHECK(here(nova, "eu-west-1", "input_tokens") == "EU-MP:EU_Nova_Embed-Units");
  CHECK(here("amazon.nova-canvas-v1:0", "ap-northeast-1", "images_1024_standard") ==
        "APN1-NovaCanvas-T2I-1024-Standard");
  CHECK(here("amazon.nova-canvas-v1:0", "us-east-1", "images_1024_premium") ==
        "USE1-NovaCanvas-T2I-1024-Premium");
  CHECK(here("amazon.titan-embed-image-v1", "ap-south-1", "input_images", Tier::kBatch) ==
        "APS3-TitanEmbeddingsG1-Image-input-image-batch");

  // No row of these was seen.
  CHECK(here(nova, "eu-west-1", "input_tokens", Tier::kBatch).empty());
  CHECK(here("amazon.titan-embed-image-v1", "ap-south-1", "input_images").empty());
  CHECK(here("stability.stable-image-core-v1:1", "us-west-2", "images").empty());
  CHECK(type(diffusion, "us-east-1", Route::kGlobal, Tier::kStandard, "images").empty());
}

TEST_CASE("models that have only mantle's rows are billed by them", "[usage_type]") {
  const char* kimi = "moonshotai.kimi-k3";
  const char* grok = "xai.grok-4.7";
  CHECK(type(kimi, "us-west-2", Route::kInRegion, Tier::kStandard, "cache_read_tokens") ==
        "USW2-moonshotai.kimi-k3-mantle-cache-read-tokens-standard");
  CHECK(type(kimi, "us-west-2", Route::kInRegion, Tier::kStandard, "cache_write_30m_tokens") ==
        "USW2-moonshotai.kimi-k3-mantle-cache-write-tokens-30m-standard");
  CHECK(type(kimi, "us-west-2", Route::kGlobal, Tier::kFlex, "input_tokens") ==
        "USW2-moonshotai.kimi-k3-mantle-input-tokens-global-flex");
  CHECK(type(grok, "us-east-1", Route::kGlobal, Tier::kStandard, "input_tokens") ==
        "USE1-xai.grok-4.7-mantle-input-tokens-global-standard");
  CHECK(type("xai.grok-4.3", "us-east-1", Route::kInRegion, Tier::kStandard, "cache_read_tokens") ==
        "USE1-xai.grok-4.3-mantle-cache-read-tokens-standard");
}
