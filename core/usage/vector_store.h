// Where the vectors of a corpus are kept and searched.
#pragma once

#include "core/usage/expansion.h"

namespace bedrock {

// The choices of Field::kVectorStore, in their order.
enum class VectorStore : std::uint8_t {
  kNone,
  kOpenSearch,         // OpenSearch Serverless, classic, with redundancy: 2 OCU always on
  kOpenSearchDev,      // without: 1 OCU
  kOpenSearchNextGen,  // pays only the hours in which it is active
  kS3Vectors,
  kAurora,
  kManaged,  // Bedrock managed knowledge base: storage and retrievals, embeddings included
};

// A month of one index.
struct VectorLoad {
  Quantity vectors;
  Quantity writes;  // vectors written
  Quantity queries;
};

// The id of the service that Field::kVectorStore names; empty without a store.
std::string_view vector_store_service(const Expansion& expansion);

// Adds what the store of Field::kVectorStore costs. A vector has 4 bytes per dimension
// (Field::kVectorDimensions) and its metadata (Field::kMetadataBytes); Field::kCapacityUnits are
// OCU or ACU where they are more than the floor. Classic OpenSearch collections of one region share
// their OCU over the whole scenario unless Field::kOcuSharing says "own".
void add_vector_store(Expansion& expansion, const VectorLoad& load);

}  // namespace bedrock
