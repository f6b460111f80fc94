// How the volume of a workload changes over the months: growth, a ramp, seasons, weekdays.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/decimal.h"
#include "core/base/exact.h"
#include "core/base/month.h"

namespace bedrock {

struct Growth {
  enum class Kind : std::uint8_t {
    kNone,
    kPercent,  // a month
    kSCurve,   // to `to` times after `months` months
    kFactors,  // times what is entered, by month; the last holds on
    kVolumes,  // in place of what is entered
  };
  Kind kind = Kind::kNone;
  Decimal percent;  // -100 and more
  // Of kPercent: between which it may be; both or none.
  std::optional<Decimal> low;
  std::optional<Decimal> high;
  Decimal to;
  int months = 1;
  std::vector<Decimal> list;
};

// The month's volume in times of the first month's, to 18 places; of kVolumes the volume itself.
// Nothing where it does not fit.
Exact grown(const Growth& growth, int month);

struct Ramp {
  Decimal from_percent{100};
  int months = 0;  // 0: none
};

struct Shape {
  Growth growth;
  Ramp ramp;
  std::vector<Decimal> season;                     // in percent, January first; empty: none
  std::optional<std::array<Decimal, 7>> weekdays;  // weights, Monday first

  // What the ramp, the season and the weekdays make of a month's volume, times `base`, half-even
  // to 9 places.
  Exact factor(const Exact& base, Month month, int index) const;
  // How the charges of a month fall on its days: the share of the first `days` of them, as a
  // fraction.
  Decimal weight(Month month, int days) const;
};

}  // namespace bedrock
