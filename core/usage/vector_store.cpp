#include "core/usage/vector_store.h"

#include <algorithm>
#include <array>

#include "core/base/exact.h"
#include "core/base/text.h"

namespace bedrock {
namespace {

constexpr const char* kPlainSize =
    "the stored size is assumed to be vectors and metadata alone, in GB of 2^30 bytes";

Quantity bytes_per_vector(const Expansion& e) {
  return e.in(Field::kVectorDimensions)*Quantity(Decimal(4), "4 bytes") +
         e.in(Field::kMetadataBytes);
}

// Vector collections with the same KMS key share their OCU, with redundancy or without
// (serverless-scaling). What the scenario's collections before this one need, and its first one.
struct SharedUnits {
  const Workload* first = nullptr;
  Exact before = Decimal{};
};

std::string_view region_of(const Expansion& e, const Workload& workload) {
  return workload.region.empty() ? e.scenario().region : workload.region;
}

SharedUnits shared_units(const Expansion& e) {
  SharedUnits shared;
  if (e.choice(Field::kOcuSharing) != 0) return shared;
  for (const Workload& other : e.scenario().workloads) {
    if (&other == &e.workload()) break;
    const bool shares = other.choice(Field::kVectorStore) == e.choice(Field::kVectorStore) &&
                        other.choice(Field::kOcuSharing) == 0 &&
                        region_of(e, other) == region_of(e, e.workload());
    if (!shares) continue;
    if (shared.first == nullptr) shared.first = &other;
    shared.before = sum(shared.before, other.number(Field::kCapacityUnits));
  }
  return shared;
}

void add_opensearch(Expansion& e, const Quantity& size, int floor) {
  UsagePart& part = e.part("opensearch-serverless");
  const SharedUnits shared = shared_units(e);
  const Decimal own = e.number(Field::kCapacityUnits);
  if (shared.first == nullptr) {
    e.add(part, "ocu_hours", e.of(opensearch_floor(own, floor), "OCU") * e.hours(),
          e.choice(Field::kOcuSharing) == 0
              ? "all collections of the scenario with this minimum share it: same KMS key"
              : "");
  } else {
    const Exact all = sum(shared.before, own);
    const Decimal paid = opensearch_floor(shared.before.value_or(own), floor);
    const Exact more = all ? difference(opensearch_floor(*all, floor), paid) : std::nullopt;
    const Quantity units =
        e.of(more, "OCU").joined(" over the shared ", e.shown(paid, paid, " OCU"));
    e.add(part, "ocu_hours", units * e.hours(), "shared with other collections: same KMS key");
    const std::string& name = shared.first->name;
    e.note("shared_ocu", [&] {
      return join({"Shares the OCU of ",
                   (name.empty() ? "the vector store before it" : join({"\"", name, "\""})),
                   ": the floor of ", std::to_string(floor),
                   " OCU is charged once, there. Collections with another KMS key have ",
                   "their own minimum (\"ocu_sharing\": \"own\")."});
    });
  }
  e.add(part, "storage_gb_months", size, kPlainSize);
}

// The next generation scales to zero: only the hours in which it is asked count.
void add_nextgen(Expansion& e, const Quantity& size) {
  UsagePart& part = e.part("opensearch-serverless");
  if (e.has(Field::kCapacityUnits)) {
    e.add(part, "ocu_hours",
          e.of(e.number(Field::kCapacityUnits), "OCU") * e.of(e.active_hours(), "active hour"));
  } else {
    e.ask(part, "ocu_hours", "The number of OCU in the active hours is missing.",
          "Enter \"capacity_units\": the OCU that indexing and search use while active.");
  }
  e.add(part, "storage_gb_months", size, kPlainSize);
}

// Each query reads the whole index; the price of the data falls with the number of vectors.
void add_s3_vectors(Expansion& e, const VectorLoad& load, const Quantity& size) {
  UsagePart& part = e.part("s3-vectors");
  e.add(part, "storage_gb_months", size, kPlainSize);
  Quantity written = load.writes * bytes_per_vector(e);
  if (!written.is_zero() && written.value() < s3_vectors_put_bytes(Decimal{})) {
    written = e.of(Quantity(s3_vectors_put_bytes(written.value()), "at least 131,072 bytes"));
  }
  e.add(part, "write_gb", gigabytes(written), "vectors are written in batches of 128 KB or more");
  e.add(part, "queries", load.queries);
  const Quantity terabyte(Decimal(std::int64_t{1} << 40), "2^40 bytes");
  const auto process = [&](Dimension dimension, Decimal from, Decimal to) {
    const auto count = subtract(std::min(load.vectors.value(), to), from);
    if (!count || count->is_negative()) return;
    e.add(part, dimension, load.queries * e.of(count, "vector") * bytes_per_vector(e) / terabyte);
  };
  Dimension dimension = dimension_named("processed_tb");
  Decimal from;
  for (const PriceBand& band : e.model("s3-vectors")->bands) {
    if (!band.by_vectors) continue;
    process(dimension, from, Decimal(band.over));
    dimension = band.band;
    from = Decimal(band.over);
  }
  process(dimension, from, load.vectors.value());
}

}  // namespace

std::string_view vector_store_service(const Expansion& e) {
  constexpr auto kServices = std::to_array<std::string_view>(
      {"", "opensearch-serverless", "opensearch-serverless", "opensearch-serverless", "s3-vectors",
       "aurora-serverless-v2", "bedrock-managed-knowledge-base"});
  return kServices[static_cast<std::size_t>(e.choice(Field::kVectorStore))];
}

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
      return add_nextgen(e, size);
    case VectorStore::kS3Vectors:
      return add_s3_vectors(e, load, size);
    case VectorStore::kAurora: {
      UsagePart& part = e.part("aurora-serverless-v2");
      const Decimal units = std::max(e.number(Field::kCapacityUnits), Decimal::of(5, 1));
      e.add(part, "acu_hours", e.of(units, "ACU") * e.hours());
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

}  // namespace bedrock
