#include "core/catalog/model_id.h"

#include <catch2/catch_test_macros.hpp>

#include "core/catalog/rate_sets.h"
#include "small_table.h"

using namespace bedrock;
using bedrock::testing::small_table;

TEST_CASE("a profile prefix says the route", "[model_id]") {
  const RateTable& table = small_table();
  CHECK(parse_model_id(table, "acme.fox-v1:0").route == Route::kInRegion);
  CHECK(parse_model_id(table, "acme.fox-v1:0").profile.empty());
  CHECK(parse_model_id(table, "us.acme.fox-v1:0").route == Route::kGeo);
  CHECK(parse_model_id(table, "us.acme.fox-v1:0").base == "acme.fox-v1:0");
  CHECK(parse_model_id(table, "global.acme.fox-v1:0").route == Route::kGlobal);
  // "jp" is not a profile of this table.
  CHECK(parse_model_id(table, "jp.acme.fox-v1:0").base == "jp.acme.fox-v1:0");
  CHECK(parse_model_id(table, "").base.empty());
}

TEST_CASE("ARNs say region, model and route, or what hides the model", "[model_id]") {
  const RateTable& table = small_table();
  const ModelId profile = parse_model_id(
      table, "arn:aws:bedrock:eu-west-1:111122223333:inference-profile/us.acme.fox-v1:0");
  CHECK(profile.base == "acme.fox-v1:0");
  CHECK(profile.route == Route::kGeo);
  CHECK(profile.region == "eu-west-1");
  struct Case {
    const char* resource;
    ModelIdKind kind;
  };
  for (const Case& c : {Case{"application-inference-profile/a", ModelIdKind::kApplicationProfile},
                        Case{"provisioned-model/a", ModelIdKind::kProvisioned},
                        Case{"imported-model/a", ModelIdKind::kImported},
                        Case{"custom-model/x.y:0/a", ModelIdKind::kCustom},
                        Case{"custom-model-deployment/a", ModelIdKind::kCustom}}) {
    INFO(c.resource);
    const std::string arn = std::string("arn:aws:bedrock:us-east-1:1:") + c.resource;
    CHECK(parse_model_id(table, arn).kind == c.kind);
    CHECK_FALSE(kind_in_words(c.kind).empty());
  }
  for (const char* odd : {"arn:", "arn:aws:bedrock", "arn:aws:bedrock:us-east-1:1:nothing/x"}) {
    CHECK(parse_model_id(table, odd).base == odd);
  }
}

TEST_CASE("all the prefixes AWS writes are known to the AWS table", "[model_id]") {
  for (const char* prefix : {"us", "eu", "apac", "jp", "au", "ca", "us-gov"}) {
    INFO(prefix);
    CHECK(find_profile(*rate_sets()[0], prefix) >= 0);
  }
}

TEST_CASE("models are found by id and alias, and near misses are suggested", "[model_id]") {
  const RateTable& table = small_table();
  CHECK(find_model(table, "acme.fox-v1:0")->name == "Fox");
  CHECK(find_model(table, "acme.fox")->name == "Fox");
  CHECK(find_model(table, "acme.cat") == nullptr);
  CHECK(nearest_model(table, "acme.fxo-v1:0") == "acme.fox-v1:0");
  CHECK(nearest_model(*rate_sets()[0], "claude-haiku-4-5") ==
        "anthropic.claude-haiku-4-5-20251001-v1:0");
  CHECK(nearest_model(table, "zzz").empty());
}

TEST_CASE("version and context suffixes are taken off, generations are kept", "[model_id]") {
  const RateTable& aws = *rate_sets()[0];
  CHECK(find_model(aws, "anthropic.claude-haiku-4-5-20251001[1m]")->id ==
        "anthropic.claude-haiku-4-5-20251001-v1:0");
  CHECK(find_model(aws, "amazon.nova-micro-v1:0:24k")->id == "amazon.nova-micro-v1:0");
  CHECK(find_model(aws, "amazon.nova-micro")->id == "amazon.nova-micro-v1:0");
  CHECK(find_model(aws, "amazon.nova-micro-v2:0") == nullptr);
  // Two versions fit a name without one.
  CHECK(find_model(aws, "amazon.titan-embed-text-v1")->id != "amazon.titan-embed-text-v2:0");
  CHECK(nearest_model(aws, "claude-sonnet-4-5").find("sonnet-4-5") != std::string_view::npos);
  CHECK(nearest_model(aws, "claude-opus-5-v1").find("opus-5-5") == std::string_view::npos);
  CHECK(nearest_model(aws, "anthropic.claude-opus-4-9").empty());
}

TEST_CASE("ARNs of prompt routers and other partitions have an answer", "[model_id]") {
  const RateTable& aws = *rate_sets()[0];
  const char* router = "arn:aws:bedrock:us-east-1:1:default-prompt-router/anthropic.claude:1";
  CHECK(parse_model_id(aws, router).kind == ModelIdKind::kPromptRouter);
  const char* china = "arn:aws-cn:bedrock:cn-north-1::foundation-model/amazon.nova-micro-v1:0";
  CHECK(parse_model_id(aws, china).kind == ModelIdKind::kChina);
  CHECK(parse_model_id(aws, china).region.empty());
  const ModelId gov = parse_model_id(
      aws, "arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/amazon.nova-micro-v1:0");
  CHECK(gov.base == "amazon.nova-micro-v1:0");
  CHECK(gov.region == "us-gov-west-1");
}
