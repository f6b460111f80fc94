// The work of a simulation (simulation.h): what is drawn, which months are alike, how the cost of
// each workload follows what is drawn, and the draws.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/planning/drawn_input.h"
#include "core/planning/simulation.h"
#include "core/planning/surface.h"

namespace bedrock {

// How the volume of a workload moves, in every draw.
struct Path {
  std::vector<std::int64_t> fixed;  // by month; of growth that is drawn: without the growth
  std::optional<Triangle> growth;   // of (1 + percent / 100) in parts of 2^30
  std::size_t coordinate = 0;
  // Of volumes by month: the largest of them, and its times of what is entered. The factors are of
  // it.
  std::optional<Decimal> reference;
  Decimal stretch{1};
};

// How the cost of a workload follows its volume.
enum class Curve : std::uint8_t {
  kConstant,      // nothing of it is drawn
  kProportional,  // a standing part that no input moves, and one that the volume multiplies
  kLinear,        // a standing part that inputs move
  kAny,           // priced for every month
};

// A hit rate that follows the volume alone: what is priced with no hits and with nothing but hits
// gives the cost at any.
struct Hits {
  std::int64_t per_lifetime = 0;  // in parts of 10^9, with the volume at its highest
};

// Months that differ in nothing but volumes.
struct Regime {
  PreparedScenario prepared;
  std::vector<Decimal> volumes;                          // as entered
  std::vector<std::vector<ServiceQuantity>> quantities;  // as entered
  std::vector<bool> dropped;  // by input: what counts in a workload's first month only, after it
  std::vector<Curve> curves;
  std::vector<Micros> standing;  // of kProportional
  // By workload, where they are exact: what does not follow the volume, and what does.
  std::vector<Surface> bases;
  std::vector<Surface> slopes;
  std::vector<std::optional<Hits>> hits;
  std::vector<Surface> full_slopes;  // with nothing but hits; `slopes` are those with none
  bool known = false;                // base and slope of workloads of which only growth is drawn
  // Of the draw at hand.
  std::vector<Micros> base;
  std::vector<Micros> slope;
  std::vector<Micros> full_slope;

  // With so many hits, in parts of 10,000.
  Micros slope_at(std::size_t workload, std::int64_t share) const {
    const Int128 gap = Int128{full_slope[workload]} - slope[workload];
    return slope[workload] + static_cast<Micros>(gap * share / 10'000);
  }
};

struct Segment {
  std::size_t regime;
  int days;
};

class Simulator {
 public:
  Simulator(const RateTable& table, const Scenario& scenario, const ForecastPlan& plan,
            const Forecast& forecast, const SimulationRequest& request, const Progress& progress)
      : table_(table),
        scenario_(scenario),
        plan_(plan),
        forecast_(forecast),
        request_(request),
        progress_(progress),
        lattice_(request.seed),
        workloads_(scenario.workloads.size()) {}

  Result<Simulation> run();

 private:
  using Us = std::vector<std::uint32_t>;  // by coordinate

  Result<void> prepare();
  Result<void> add_inputs();
  Result<void> add_paths();
  void add_reference(std::size_t workload);
  std::vector<bool> dropped_in(int index) const;
  Result<void> add_segments(int index, std::map<std::string, std::size_t>& known);
  Result<void> classify(Regime& regime);
  std::vector<bool> share_meters(const Regime& regime) const;
  Result<void> find_hits(Regime& regime, const Us& highest);
  Result<bool> follows_hits(Regime& regime, std::size_t workload, const Hits& hits,
                            const std::vector<Us>& trials);
  std::int64_t hits_at(const Hits& hits, std::size_t workload, const Us& us,
                       std::int64_t factor) const;
  Result<Micros> part_at(Regime& regime, std::size_t workload, const Us& us, std::int64_t factor,
                         const std::optional<Decimal>& hits);
  // Values of the workload's own inputs, in the order of inputs_.
  using Values = std::vector<std::int64_t>;
  std::vector<std::size_t> inputs_of(std::size_t workload) const;
  Result<Micros> price_at(Regime& regime, std::size_t workload, const std::vector<std::size_t>& own,
                          const Values& values, std::int64_t factor);
  Result<void> add_surface(Regime& regime, std::size_t workload);
  Result<std::vector<Axis>> axes_of(Regime& regime, std::size_t workload,
                                    const std::vector<std::size_t>& own);
  void read_surface(Regime& regime, std::size_t workload, const Us& us);
  std::int64_t factor_of(std::size_t workload, std::size_t month, const Us& us) const;
  std::int64_t farthest(std::size_t workload) const;
  bool stops(std::size_t workload) const;
  Decimal stretched(std::size_t workload, const Decimal& volume) const;
  void set_inputs(Regime& regime, std::size_t workload, const Us& us);
  void set_volume(Regime& regime, std::size_t workload, const Us& us, std::int64_t factor);
  Result<void> parts(Regime& regime, std::vector<Micros>& amounts);
  Result<void> price_draw(const Us& us);
  Result<void> price_lines(Regime& regime, const Us& us);
  Result<Micros> month_of(std::size_t month, const Us& us);
  Result<void> check_work() const;
  Result<void> draw_all();
  Simulation conclude();

  const RateTable& table_;
  const Scenario& scenario_;
  const ForecastPlan& plan_;
  const Forecast& forecast_;
  const SimulationRequest& request_;
  const Progress& progress_;
  Lattice lattice_;
  std::size_t workloads_;
  std::vector<Drawn> inputs_;
  std::optional<Triangle> factor_;
  std::size_t factor_coordinate_ = 0;
  std::size_t coordinates_ = 0;
  std::vector<Path> paths_;
  std::vector<bool> varied_;  // by workload
  std::vector<Regime> regimes_;
  std::vector<std::vector<Segment>> segments_;  // by month
  std::vector<Micros> costs_;                   // of each month: other costs
  std::vector<Micros> constants_;               // of each month: workloads that are not drawn
  std::vector<std::vector<Micros>> draws_;      // by month, then the sums, then the largest months
  std::vector<Micros> amounts_;
  std::vector<Micros> near_;
  std::vector<Micros> full_;
  std::vector<std::size_t> asked_;
  std::vector<std::vector<std::size_t>> own_inputs_;  // by workload
  std::vector<std::int64_t> places_;
};

// Amounts of draws are in millionths of a dollar.
inline constexpr std::int64_t kMicro = 1'000'000;

// The plan's numbers do not fit.
std::unexpected<Error> too_large();

}  // namespace bedrock
