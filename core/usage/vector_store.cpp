#include "core/usage/vector_store.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/usage/workload_types.h"

namespace bedrock {
namespace {

constexpr const char* kPlainSize =
    "the stored size is taken as vectors and metadata alone, in GB of 10^9 bytes";

Quantity bytes_per_vector(const Expansion& e) {
  return e.in(Field::kVectorDimensions)*Quantity(Decimal(4), "4 bytes") +
         e.in(Field::kMetadataBytes);
}

void add_opensearch(Expansion& e, const Quantity& size, int floor) {
  UsagePart& part = e.part("opensearch-serverless");
  const Decimal units = opensearch_floor(e.number(Field::kCapacityUnits), floor);
  // The next generation scales to zero: only the hours in which it is asked count.
  const Quantity hours = floor == 0 ? Quantity::of(e.active_hours(), "active hour") : e.hours();
  e.add(part, "ocu_hours", Quantity::of(units, "OCU") * hours);
  e.add(part, "storage_gb_months", size, kPlainSize);
}

// Each query reads the whole index; the price of the data falls with the number of vectors.
void add_s3_vectors(Expansion& e, const VectorLoad& load, const Quantity& size) {
  UsagePart& part = e.part("s3-vectors");
  e.add(part, "storage_gb_months", size, kPlainSize);
  Quantity written = load.writes * bytes_per_vector(e);
  if (!written.is_zero() && written.value() < s3_vectors_put_bytes(Decimal{})) {
    written = Quantity(s3_vectors_put_bytes(written.value()), "128,000 bytes at least");
  }
  e.add(part, "write_gb", gigabytes(written), "vectors are written in batches of 128 KB or more");
  e.add(part, "queries", load.queries);
  struct Band {
    const char* dimension;
    std::int64_t over;
  };
  constexpr auto kBands = std::to_array<Band>({{"processed_tb", 0},
                                               {"processed_tb_over_100k_vectors", 100'000},
                                               {"processed_tb_over_10m_vectors", 10'000'000}});
  const Quantity terabyte(Decimal(1'000'000'000'000), "10^12 bytes");
  for (std::size_t i = 0; i < kBands.size(); ++i) {
    Decimal here = load.vectors.value();
    if (i + 1 < kBands.size()) here = std::min(here, Decimal(kBands[i + 1].over));
    const auto count = subtract(here, Decimal(kBands[i].over));
    if (!count || count->is_negative()) continue;
    e.add(part, kBands[i].dimension,
          load.queries * Quantity::of(*count, "vector") * bytes_per_vector(e) / terabyte);
  }
}

constexpr FieldUse kFields[] = {
    {Field::kVectors, true},
    {Field::kVectorStore, true},
    {Field::kQueriesPerMonth},
    {Field::kVectorWrites},
    {Field::kVectorDimensions, false, 1024},
    {Field::kMetadataBytes},
    {Field::kCapacityUnits},
    {Field::kActiveHoursPerMonth},
};

void expand_vector_store(Expansion& e) {
  add_vector_store(
      e, {e.in(Field::kVectors), e.in(Field::kVectorWrites), e.in(Field::kQueriesPerMonth)});
}

}  // namespace

void add_vector_store(Expansion& e, const VectorLoad& load) {
  const auto store = static_cast<VectorStore>(e.choice(Field::kVectorStore));
  const Quantity size = gigabytes(load.vectors * bytes_per_vector(e));
  switch (store) {
    case VectorStore::kNone:
      return;
    case VectorStore::kOpenSearch:
      return add_opensearch(e, size, 2);
    case VectorStore::kOpenSearchDev:
      return add_opensearch(e, size, 1);
    case VectorStore::kOpenSearchNextGen:
      return add_opensearch(e, size, 0);
    case VectorStore::kS3Vectors:
      return add_s3_vectors(e, load, size);
    case VectorStore::kAurora: {
      UsagePart& part = e.part("aurora-serverless-v2");
      const Decimal units = std::max(e.number(Field::kCapacityUnits), Decimal::of(5, 1));
      e.add(part, "acu_hours", Quantity::of(units, "ACU") * e.hours());
      e.add(part, "storage_gb_months", size, kPlainSize);
      return;
    }
    case VectorStore::kManaged: {
      UsagePart& part = e.part("bedrock-managed-knowledge-base");
      e.add(part, "storage_gb_months", size, kPlainSize);
      e.add(part, "retrievals", load.queries);
      return;
    }
  }
}

const WorkloadType kVectorStore{"vector_store", Field::kQueriesPerMonth, false, kFields,
                                expand_vector_store};

}  // namespace bedrock
