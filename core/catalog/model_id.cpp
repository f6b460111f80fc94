#include "core/catalog/model_id.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/base/text.h"

namespace bedrock {

namespace {

struct ArnResource {
  std::string_view type;
  ModelIdKind kind;
};
constexpr ArnResource kArnResources[] = {
    {"foundation-model/", ModelIdKind::kModel},
    {"inference-profile/", ModelIdKind::kModel},
    {"application-inference-profile/", ModelIdKind::kApplicationProfile},
    {"provisioned-model/", ModelIdKind::kProvisioned},
    {"imported-model/", ModelIdKind::kImported},
    {"custom-model/", ModelIdKind::kCustom},
    {"custom-model-deployment/", ModelIdKind::kCustom},
    {"default-prompt-router/", ModelIdKind::kPromptRouter},
    {"prompt-router/", ModelIdKind::kPromptRouter},
};

ModelId parse_plain_id(const RateTable& table, std::string_view id) {
  const auto dot = id.find('.');
  if (dot != std::string_view::npos) {
    const std::string_view prefix = id.substr(0, dot);
    const std::string_view base = id.substr(dot + 1);
    const bool global = prefix == "global";
    if (global || find_profile(table, prefix) >= 0) {
      return {.base = base, .profile = prefix, .route = global ? Route::kGlobal : Route::kGeo};
    }
  }
  return {.base = id};
}

// arn:partition:bedrock:region:account:type/name
ModelId parse_arn(const RateTable& table, std::string_view arn) {
  if (arn.starts_with("arn:aws-cn:")) return {.kind = ModelIdKind::kChina, .base = arn};
  std::string_view rest = arn;
  std::string_view region;
  for (int part = 0; part < 5; ++part) {
    const auto colon = rest.find(':');
    if (colon == std::string_view::npos) return {.base = arn};
    if (part == 3) region = rest.substr(0, colon);
    rest = rest.substr(colon + 1);
  }
  for (const ArnResource& resource : kArnResources) {
    if (!rest.starts_with(resource.type)) continue;
    if (resource.kind != ModelIdKind::kModel) {
      return {.kind = resource.kind, .base = arn, .region = region};
    }
    ModelId id = parse_plain_id(table, rest.substr(resource.type.size()));
    id.region = region;
    return id;
  }
  return {.base = arn, .region = region};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The digits at the end of `text`, cut off it.
std::string_view take_digits(std::string_view& text) {
  std::size_t at = text.size();
  while (at > 0 && is_digit(text[at - 1])) --at;
  const std::string_view digits = text.substr(at);
  text.remove_suffix(digits.size());
  return digits;
}

// An id without what AWS and its tools append: "[1m]", ":48k", "-v1:0", "-v1".
struct Stem {
  std::string_view text;
  std::string_view version;   // "1"; empty where none is written
  std::string_view revision;  // "0"
};

Stem stem_of(std::string_view id) {
  if (id.ends_with(']')) {
    const auto open = id.rfind('[');
    if (open != std::string_view::npos) id = id.substr(0, open);
  }
  std::string_view rest = id;
  if (rest.ends_with('k')) {
    rest.remove_suffix(1);
    if (!take_digits(rest).empty() && rest.ends_with(':')) id = rest.substr(0, rest.size() - 1);
  }
  Stem stem{id, {}, {}};
  rest = id;
  std::string_view digits = take_digits(rest);
  if (!digits.empty() && rest.ends_with(':')) {
    stem.revision = digits;
    rest.remove_suffix(1);
    stem.text = rest;
    digits = take_digits(rest);
  }
  if (!digits.empty() && rest.ends_with("-v")) {
    stem.version = digits;
    stem.text = rest.substr(0, rest.size() - 2);
  }
  return stem;
}

// A version left out means the first one, or that of the only model with the name.
bool same_model(const Stem& asked, const Stem& known) {
  if (asked.text != known.text) return false;
  if (!asked.version.empty() && asked.version != (known.version.empty() ? "1" : known.version)) {
    return false;
  }
  return asked.revision.empty() || known.revision.empty() || asked.revision == known.revision;
}

// The numbers of a name in their order, without the date and the version: "claude-sonnet-4-5" and
// "anthropic.claude-sonnet-4-5-20250929-v1:0" are both 4, 5.
std::string generation_of(std::string_view id) {
  std::string numbers;
  const std::string_view text = stem_of(id).text;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end > i && end - i < 6) numbers.append(text.substr(i, end - i)).push_back(' ');
    i = end > i ? end : i + 1;
  }
  return numbers;
}

const Model* find_by_stem(const RateTable& table, std::string_view base) {
  const Stem asked = stem_of(base);
  const Model* found = nullptr;
  for (const Model& model : table.models) {
    if (model.service) continue;
    bool same = same_model(asked, stem_of(model.id));
    for (const std::string_view alias : model.aliases) same |= same_model(asked, stem_of(alias));
    if (!same) continue;
    if (found != nullptr) return nullptr;
    found = &model;
  }
  return found;
}

}  // namespace

std::string_view kind_in_words(ModelIdKind kind) {
  switch (kind) {
    case ModelIdKind::kModel:
      return "a model";
    case ModelIdKind::kApplicationProfile:
      return "an application inference profile";
    case ModelIdKind::kProvisioned:
      return "provisioned throughput";
    case ModelIdKind::kImported:
      return "an imported model";
    case ModelIdKind::kCustom:
      return "a custom model";
    case ModelIdKind::kPromptRouter:
      return "a prompt router";
    case ModelIdKind::kChina:
      return "a resource of AWS China";
  }
  return {};
}

ModelId parse_model_id(const RateTable& table, std::string_view id) {
  return id.starts_with("arn:") ? parse_arn(table, id) : parse_plain_id(table, id);
}

const Model* find_model(const RateTable& table, std::string_view base) {
  const auto at = std::lower_bound(table.models.begin(), table.models.end(), base,
                                   [](const Model& m, std::string_view id) { return m.id < id; });
  if (at != table.models.end() && at->id == base) return &*at;
  for (const Model& model : table.models) {
    if (std::find(model.aliases.begin(), model.aliases.end(), base) != model.aliases.end()) {
      return &model;
    }
  }
  return find_by_stem(table, base);
}

std::string_view nearest_model(const RateTable& table, std::string_view base) {
  std::vector<std::string_view> ids;
  ids.reserve(table.models.size());
  const std::string generation = generation_of(base);
  for (const Model& model : table.models) {
    if (model.service) continue;
    if (generation.empty() || generation_of(model.id) == generation) ids.push_back(model.id);
  }
  const std::string_view by_id = nearest(base, ids);
  if (!by_id.empty()) return by_id;
  // People write ids without the date and version, or without the provider.
  const std::string_view stem = stem_of(base).text;
  for (const std::string_view id : ids) {
    if (stem.size() >= 4 && id.find(stem) != std::string_view::npos) return id;
  }
  return {};
}

}  // namespace bedrock
