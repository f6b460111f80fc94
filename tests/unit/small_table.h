// A small rate table for unit tests: made up, with every way a rate can be found.
#pragma once

#include "core/authoring/rate_file.h"

namespace bedrock::testing {

inline constexpr const char* kRegionsFile = R"json({"regions": [
  {"code": "us-east-1", "name": "US East (N. Virginia)", "profiles": ["us"]},
  {"code": "us-west-2", "name": "US West (Oregon)", "profiles": ["us"]},
  {"code": "eu-west-1", "name": "Europe (Ireland)", "profiles": ["eu"]}]})json";

inline constexpr const char* kSourcesFile = R"({"sources": [
  {"id": "list", "title": "Price list", "date": "2026-08-20", "grade": "A", "url": "https://l"},
  {"id": "page", "title": "Pricing page", "date": "2026-07-24", "grade": "B", "url": "https://p"},
  {"id": "folk", "title": "Community list", "date": "2026-09-30", "grade": "C"}]})";

inline constexpr const char* kProviderFile = R"({"rate_set": "test", "provider": "Acme", "models": [
  {"id": "acme.fox-v1:0", "name": "Fox", "aliases": ["acme.fox"],
   "context_tokens": 200000, "long_context_over": 100000,
   "lifecycle": {"status": "active", "end_of_life": "2027-01-31", "source": "page",
                 "successor": "acme.owl-v1:0"},
   "cache": {"read": "0.1", "write_5m": "1.25", "write_1h": "2", "min_tokens": 1024,
             "source": "page"},
   "callable": [{"route": "geo", "profile": "us", "regions": ["us-east-1"]},
                {"route": "global", "regions": ["us-east-1", "eu-west-1"]}],
   "rates": [
    {"routes": "regional", "tier": "standard", "regions": ["us-east-1", "us-west-2"],
     "usd_per_million": {"input_tokens": "3.3", "output_tokens": "16.5"}, "source": "list"},
    {"routes": "regional", "tier": "standard", "regions": ["us-east-1"],
     "usd_per_million": {"cache_read_tokens": "0.33"}, "source": "page"},
    {"routes": "geo", "tier": "standard", "regions": ["geo:us"],
     "usd_per_million": {"cache_write_5m_tokens": "9"}, "source": "folk"},
    {"routes": "geo", "tier": "flex", "regions": ["geo:us"],
     "usd_per_million": {"input_tokens": "1"}, "source": "folk"},
    {"routes": "regional", "tier": "standard", "context": "long", "regions": ["us-east-1"],
     "usd_per_million": {"input_tokens": "6.6", "output_tokens": "24.75"}, "source": "list"},
    {"routes": "regional", "tier": "batch", "regions": ["us-east-1"],
     "usd_per_million": {"input_tokens": "1.65"}, "source": "list"},
    {"routes": "global", "tier": "standard", "regions": "any",
     "usd_per_million": {"input_tokens": "3", "output_tokens": "15"}, "source": "page"}]},
  {"id": "acme.owl-v1:0", "name": "Owl",
   "cache": {"read": "0.25", "write_5m": "0", "source": "page"},
   "rates": [
    {"routes": "regional", "tier": "standard", "regions": ["us-east-1"], "to": "2026-07-30",
     "usd_per_million": {"input_tokens": "1.10"}, "source": "page"},
    {"routes": "regional", "tier": "standard", "regions": ["us-east-1"], "from": "2026-07-30",
     "usd_per_million": {"input_tokens": "0.22"}, "source": "list", "note": "cut"},
    {"routes": "in-region", "tier": "standard", "regions": ["us-west-2"], "grade": "C",
     "assumed": "taken from us-east-1", "usd_per_million": {"input_tokens": "0.5"},
     "source": "list"}]}]})";

inline Result<OwnedRateTable> read_table(const char* provider) {
  RateFileReader reader("test", "Test rates");
  for (const auto& read : {reader.add_regions("regions.json", kRegionsFile),
                           reader.add_sources("sources.json", kSourcesFile),
                           reader.add_provider("acme.json", provider)}) {
    if (!read) return std::unexpected(read.error());
  }
  return reader.finish();
}

inline const RateTable& small_table() {
  static const OwnedRateTable table = *read_table(kProviderFile);
  return table.table();
}

}  // namespace bedrock::testing
