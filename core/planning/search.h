// The cheapest complete configuration of a scenario: every workload by every model, region, route,
// tier and cache lifetime, under constraints.
//
// Workloads meet only in free allowances, price bands and shared capacity. Those that share a
// service which has any are priced together, in all combinations of what they cost beside their own
// models; every other workload is searched by itself.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/planning/variants.h"

namespace bedrock {

enum class Constraint : std::uint8_t {
  kModels,
  kProviders,
  kRegions,
  kGeographies,
  kRoutes,
  kTiers,
  kLatency,
  kMinContext,
  kInput,
  kLifecycle,
  kCaching,
  kSameRegion,
};
inline constexpr std::size_t kConstraints = 12;
std::span<const std::string_view> constraint_names();

enum class Caching : std::uint8_t { kAny, kAsIs, kNone };
// How long answers may take, by the slowest tier.
enum class Latency : std::uint8_t { kInteractive, kFlex, kBatch };

// What a workload's configuration must keep; a field counts where its constraint is given.
struct Limits {
  std::uint32_t given = 0;  // a bit for each constraint
  std::vector<const Model*> models;
  std::vector<std::string> providers;
  RegionSet regions = 0;
  std::uint32_t geographies = 0;  // bits of profiles
  std::uint32_t routes = 0;       // bits of routes, tiers and stages of life
  std::uint32_t tiers = 0;
  std::uint32_t lifecycle = 0;
  Latency latency = Latency::kInteractive;
  std::int64_t min_context = 0;
  std::vector<std::string> input;
  Caching caching = Caching::kAny;

  bool has(Constraint constraint) const {
    return ((given >> static_cast<int>(constraint)) & 1) != 0;
  }
};

struct Configuration {
  Decimal total;
  std::vector<Setting> settings;  // by workload
  std::vector<Decimal> parts;     // what of the total is each workload's
};

struct SearchResult {
  std::optional<Decimal> now;  // nothing: something has no price
  std::optional<Configuration> best;
  std::optional<Configuration> runner_up;  // the cheapest that costs more
  // For each constraint that is given, the best without it; nothing, too, where that takes too long
  // to find.
  std::array<std::optional<Configuration>, kConstraints> without;
  std::uint32_t given = 0;
  // By workload: whether something can run it, and the constraints each of which it takes to let
  // go.
  std::vector<bool> possible;
  std::vector<std::uint32_t> freed_by;
  std::int64_t points = 0;
};

class Search {
 public:
  // The limits of each workload; whether all must run in one region is in the first's `given`. The
  // scenario must have been priced, and outlive this.
  Search(PreparedScenario& prepared, std::vector<Limits> limits);

  // Fails where workloads share services in too many combinations.
  Result<SearchResult> run(const Progress& progress = {});
  const Variants& variants(std::size_t workload) const { return *variants_[workload]; }

 private:
  // The cheapest own cost among the settings that violate the same constraint, if any, and have the
  // same rest; and the cheapest that costs more.
  struct Candidate {
    std::uint32_t violated = 0;
    int region = -1;  // where all workloads must run in one
    std::size_t group = 0;
    int steps = 0;  // how far from now
    Setting setting;
    const SharedUsage* usage = nullptr;
    Decimal own;
    std::optional<Decimal> next_own;
    Setting next;
  };
  // What a workload, or several that share services, become.
  struct Solution {
    std::optional<Decimal> cost;
    int steps = 0;
    std::optional<Decimal> next_cost;
    std::vector<std::pair<std::size_t, Setting>> settings;
    std::vector<std::pair<std::size_t, Setting>> next;
  };
  struct Wanted {
    std::uint32_t may_violate = 0;
    int region = -1;
  };

  // From where and how a model can be called.
  struct Places {
    const Model* model = nullptr;
    RateSpread spread;
    std::vector<RegionSet> zones;
    std::vector<std::pair<Way, RegionSet>> open;
  };

  const Places& places_of(const Model& model);
  Result<void> sweep(std::size_t workload, const Progress& progress);
  std::size_t half() const;
  void sweep_model(std::size_t workload, const Model& model, std::uint32_t violated);
  void sweep_tiers(std::size_t workload, Setting setting, RegionSet regions, RegionSet within,
                   std::uint32_t violated);
  void offer(std::size_t workload, const Setting& setting, const SharedUsage& usage,
             const Decimal& own, std::uint32_t violated);
  void offer_in(std::size_t workload, Setting setting, RegionSet regions, RegionSet within,
                std::uint32_t violated);
  std::uint32_t violated_by(std::size_t workload, const Model& model) const;
  RegionSet inside(std::size_t workload, const Way& way) const;
  void find_components();
  bool is_wanted(const Candidate& candidate, const Wanted& wanted) const;
  bool is_affordable(const Wanted& wanted) const;
  Solution solve(const std::vector<std::size_t>& component, const Wanted& wanted);
  void solve_alone(std::size_t workload, const Wanted& wanted, Solution& solution);
  void solve_together(const std::vector<std::size_t>& component, std::size_t at,
                      const Wanted& wanted, std::vector<const Candidate*>& chosen,
                      Solution& solution);
  void find(const Wanted& wanted, std::optional<Configuration>& best,
            std::optional<Configuration>* next);
  void find_anywhere(const Wanted& wanted, bool one_region, std::optional<Configuration>& best,
                     std::optional<Configuration>* next);
  std::optional<Configuration> priced(std::vector<Setting> settings);

  PreparedScenario& prepared_;
  const RateTable& table_;
  std::vector<Limits> limits_;
  std::vector<std::unique_ptr<Variants>> variants_;
  std::vector<std::vector<Candidate>> candidates_;  // by workload
  std::vector<std::vector<std::size_t>> components_;
  std::vector<std::unique_ptr<Places>> places_;
  Date as_of_;
  Date today_;
  bool one_region_ = false;
  std::int64_t points_ = 0;
};

}  // namespace bedrock
