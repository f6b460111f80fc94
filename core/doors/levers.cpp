#include "core/doors/levers.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/base/exact.h"
#include "core/codec/patch.h"
#include "core/doors/scenario_request.h"
#include "core/json/reader.h"
#include "core/json/writer.h"
#include "core/planning/levers.h"

namespace bedrock {
namespace {

constexpr auto kFields = std::to_array<std::string_view>(
    {"scenario", "off", "models", "routing_percent", "trim_output_percent", "trim_input_percent",
     "history_turns", "chunks_percent", "capacity_hours", "unit_tokens_per_minute"});
// Each accepted model is priced for each workload.
constexpr std::size_t kMostModels = 50;

Result<LeverSettings> read_settings(const Value& json) {
  std::optional<Error> error;
  ObjectReader reader(json, "", kFields, error);
  LeverSettings settings;
  settings.off = reader.strings("off");
  settings.models = reader.strings("models");
  const auto percent = [&](std::string_view name, Decimal& value) {
    value = reader.quantity(name, value);
    if (value > Decimal(100)) {
      reader.fail("out_of_range", name, "A share is at most 100 percent.", "Enter 0 to 100.");
    }
  };
  percent("routing_percent", settings.routing_percent);
  percent("trim_output_percent", settings.trim_output_percent);
  percent("trim_input_percent", settings.trim_input_percent);
  percent("chunks_percent", settings.chunks_percent);
  settings.history_turns = Decimal(reader.integer("history_turns", 1, 1000, 3));
  settings.capacity_hours = reader.quantity("capacity_hours", settings.capacity_hours);
  settings.unit_tokens_per_minute = reader.quantity("unit_tokens_per_minute");
  if (settings.models.size() > kMostModels) {
    reader.fail("too_many", "models", "The list has more than 50 models.", "Shorten it.");
  }
  if (error) return std::unexpected(std::move(*error));
  return settings;
}

// What is saved between two bills, and the percentage of the bill now.
void write_saved(JsonWriter& w, const Decimal& from, const Decimal& to, const Decimal& now) {
  const Exact amount = difference(from, to);
  const Exact percent =
      quotient(product(amount, Decimal(100)), now, 1, Rounding::kHalfUp);  // none of an empty bill
  w.member("amount", amount.value_or(Decimal{})).member("percent", percent.value_or(Decimal{}));
  w.member("total", to);
}

void write_head(JsonWriter& w, const Lever& lever) {
  const LeverInfo& known = info(lever.kind);
  w.begin_object().member("id", lever.id()).member("kind", known.name);
  w.member("group", name(known.group))
      .key("workload")
      .integer(static_cast<std::int64_t>(lever.workload));
  w.member("title", lever.title);
}

void write_body(JsonWriter& w, const Lever& lever, const Decimal& now) {
  const LeverInfo& known = info(lever.kind);
  write_saved(w, lever.from, lever.total, now);
  // A part of the work, such as embedding a corpus, while calls stay in their tier.
  const bool part = lever.kind == LeverKind::kBatch && lever.before.tier == lever.after.tier;
  w.member("cost",
           part ? "That part is done within 24 hours; answers come as before." : known.cost);
  w.member_or_null("assumes", part ? "Nobody waits for that part." : known.assumes);
  w.key("patch").begin_array();
  write_changes(w, lever.workload, lever.before, lever.after);
  w.end_array();
}

void write_levers(JsonWriter& w, const Savings& savings, const LeverSettings& settings) {
  w.key("levers").begin_array();
  for (const Lever& lever : savings.levers) {
    write_head(w, lever);
    w.key("available").boolean(lever.why.empty());
    if (!lever.why.empty()) {
      w.member("why", lever.why).end_object();
      continue;
    }
    write_body(w, lever, savings.total);
    w.key("excludes").begin_array();
    for (const Lever& other : savings.levers) {
      if (other.workload == lever.workload && other.kind != lever.kind && other.why.empty() &&
          exclude(other.kind, lever.kind)) {
        w.string(other.id());
      }
    }
    w.end_array().key("off").boolean(
        std::find(settings.off.begin(), settings.off.end(), lever.id()) != settings.off.end());
    w.end_object();
  }
  w.end_array();
}

void write_plan(JsonWriter& w, const Savings& savings) {
  const Decimal total = savings.plan.empty() ? savings.total : savings.plan.back().total;
  w.key("plan").begin_object().key("steps").begin_array();
  for (const Lever& step : savings.plan) {
    write_head(w, step);
    write_body(w, step, savings.total);
    w.end_object();
  }
  w.end_array();
  write_saved(w, savings.total, total, savings.total);
  w.key("groups").begin_array();
  for (std::size_t i = 0; i < savings.plan.size();) {
    const LeverGroup group = info(savings.plan[i].kind).group;
    const std::size_t first = i;
    while (i < savings.plan.size() && info(savings.plan[i].kind).group == group) ++i;
    w.begin_object().member("group", name(group));
    w.key("steps").integer(static_cast<std::int64_t>(i - first));
    write_saved(w, savings.plan[first].from, savings.plan[i - 1].total, savings.total);
    w.end_object();
  }
  w.end_array().end_object();
}

}  // namespace

Result<std::string> doors::levers(Sets sets, std::string_view request) {
  const auto json = parse_json(request);
  if (!json) return std::unexpected(json.error());
  const auto settings = read_settings(*json);
  if (!settings) return std::unexpected(settings.error());
  const auto asked = scenario_of(sets, *json);
  if (!asked) return std::unexpected(asked.error());
  if (auto fits = check_models_tried(asked->table(), asked->scenario); !fits) {
    return std::unexpected(std::move(fits.error()));
  }
  const auto savings = find_savings(asked->table(), asked->scenario, *settings);
  if (!savings) return std::unexpected(inside(savings.error(), "scenario"));
  JsonWriter w;
  w.begin_object().key("ok").boolean(true).key("levers").begin_object();
  w.member("total", savings->total).key("complete").boolean(savings->complete);
  write_levers(w, *savings, *settings);
  write_plan(w, *savings);
  w.end_object().end_object();
  return w.take();
}

}  // namespace bedrock
