#include "core/doors/request.h"

#include <vector>

#include "core/base/text.h"
#include "core/json/reader.h"
#include "core/usage/terms.h"

namespace bedrock {

Result<std::size_t> rate_set_index(Sets sets, std::string_view id, const std::string& path) {
  std::string known;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    if (sets[i]->id == id) return i;
    known += join({(i == 0 ? "\"" : ", \""), sets[i]->id, "\""});
  }
  return fail("unknown_rate_set", path, join({"There is no rate set \"", id, "\"."}),
              join({"Use ", known, "."}));
}

Result<Request> read_request(Sets built_in, std::string_view text,
                             std::span<const std::string_view> more) {
  auto json = parse_json(text);
  if (!json) return std::unexpected(json.error());
  std::vector<std::string_view> known{"rate_set", "region", "as_of", "custom_rates"};
  known.insert(known.end(), more.begin(), more.end());
  std::optional<Error> error;
  ObjectReader reader(*json, "", known, error);
  const std::string set = reader.string("rate_set", "aws");
  reader.string("region");
  const auto as_of = reader.date("as_of");
  if (error) return std::unexpected(*error);
  auto sets = RateSets::of(built_in, *json);
  if (!sets) return std::unexpected(sets.error());
  const auto index = rate_set_index(sets->all(), set, "rate_set");
  if (!index) return std::unexpected(index.error());
  const Date day = as_of.value_or(sets->all()[*index]->newest);
  return Request{.json = std::move(*json), .sets = std::move(*sets), .set = *index, .as_of = day};
}

Result<int> request_region(const Request& request, std::string_view code, const std::string& path) {
  const Value* region = request.json.find("region");
  const std::string_view asked = region != nullptr ? std::string_view(region->text) : "us-east-1";
  return region_index(request.table(), code.empty() ? asked : code, path);
}

}  // namespace bedrock
