// What the requests for the catalogue share: which rate set, from which region, on which
// day.
#pragma once

#include <span>
#include <string_view>

#include "core/authoring/custom_rates.h"
#include "core/base/date.h"
#include "core/base/error.h"
#include "core/catalog/rate_table.h"
#include "core/doors/door.h"
#include "core/json/value.h"

namespace bedrock {

// {"rate_set","region","as_of","custom_rates"}, all optional: the AWS set, us-east-1, its newest
// day.
struct Request {
  Value json;
  RateSets sets;
  std::size_t set = 0;  // index in sets.all()
  Date as_of;

  const RateTable& table() const { return *sets.all()[set]; }
};

// The index of the rate set in `sets`; fails with the known ids.
Result<std::size_t> rate_set_index(Sets sets, std::string_view id, const std::string& path);

// Reads a request that may have the fields above and those in `more`; another field is an error.
Result<Request> read_request(Sets built_in, std::string_view text,
                             std::span<const std::string_view> more = {});

// The index of the request's region in its table; `code`, if not empty, wins.
Result<int> request_region(const Request& request, std::string_view code = {},
                           const std::string& path = "region");

}  // namespace bedrock
