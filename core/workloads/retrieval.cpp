// Questions answered from a corpus: embeddings, a vector store, reranking, and the answer from the
// chunks that were found. And a vector store by itself.
#include <algorithm>

#include "core/base/text.h"
#include "core/usage/calls.h"
#include "core/usage/vector_store.h"
#include "core/workloads/workload_types.h"

namespace bedrock {
namespace {

constexpr FieldUse kFields[] = {
    {Field::kQuestionsPerMonth, true},
    {Field::kChunksPerQuestion},
    {Field::kChunkTokens},
    {Field::kQuestionTokens},
    {Field::kSystemTokens},
    {Field::kAnswerTokens},
    {Field::kReasoningTokens},
    {Field::kPrefixes, false, 1},
    {Field::kEmbeddingModel},
    {Field::kCorpusTokens},
    {Field::kOverlapPercent},
    {Field::kCorpusRefreshPercent, false, 100},
    {Field::kCorpusFrequency},
    {Field::kCorpusTier},
    {Field::kRerankModel},
    {Field::kRerankChunks},
    {Field::kVectorStore},
    {Field::kVectorDimensions, false, 1024},
    {Field::kMetadataBytes},
    {Field::kCapacityUnits},
    {Field::kOcuSharing},
    {Field::kStructuredQueries},
};

// The corpus as it is embedded. Each chunk repeats o percent of itself from the one before, so it
// brings 1 - o of new text, and the chunks together have 1 / (1 - o) of the corpus.
Quantity embedded_corpus(Expansion& e) {
  Quantity corpus = e.in(Field::kCorpusTokens);
  const Decimal overlap = e.number(Field::kOverlapPercent);
  if (overlap.is_zero()) return corpus.as_number(corpus.value(), " corpus tokens");
  const Decimal fresh = rest_of_100(overlap);
  if (fresh.is_zero()) {
    e.fail({"out_of_range", std::string(info(Field::kOverlapPercent).name),
            "Chunks that overlap by 100 percent never advance through the corpus.",
            "Enter less than 100; 10 to 20 is typical."});
    return corpus;
  }
  // Whole tokens: the share rarely ends.
  return ceiling(corpus / e.percentage(fresh, "new in each chunk"));
}

void add_embeddings(Expansion& e, const Quantity& questions, const Quantity& corpus) {
  const std::string_view model = e.workload().text(Field::kEmbeddingModel);
  if (model.empty()) return;
  UsagePart& part = e.part(model);
  UsagePart& bulk = e.part(model, static_cast<Tier>(e.choice(Field::kCorpusTier)));
  note_longest_text(e, *e.model(model),
                    std::max(e.number(Field::kChunkTokens), e.number(Field::kQuestionTokens)));
  e.add(bulk, kInputTokens,
        percent_of(corpus, e.number(Field::kCorpusRefreshPercent), "re-embedded this month"));
  e.add(part, kInputTokens, questions * e.in(Field::kQuestionTokens));
  if (e.choice(Field::kCorpusFrequency) == 1 && !corpus.is_zero()) {
    e.note("once", "The corpus is embedded once, so only this month's bill includes it.");
  }
}

void add_rerank(Expansion& e, const Quantity& questions) {
  const std::string_view model = e.workload().text(Field::kRerankModel);
  if (model.empty()) return;
  const Quantity chunks =
      e.in(e.has(Field::kRerankChunks) ? Field::kRerankChunks : Field::kChunksPerQuestion);
  const Quantity tokens = e.in(Field::kQuestionTokens) + e.in(Field::kChunkTokens);
  const Quantity documents = chunks * plain(rerank_documents(tokens.value()));
  const Decimal queries = rerank_queries(documents.value());
  e.add(e.part(model), "queries",
        questions * e.of(queries, "rerank query").joined(" for ", documents.as_counted("chunk")));
}

// Vectors that nothing says the number of are not stored for nothing.
void ask_for_vectors(Expansion& e) {
  const std::string_view store = vector_store_service(e);
  if (store.empty()) return;
  if (e.workload().find(Field::kCorpusTokens) == nullptr) {
    e.ask(e.part(store), "storage_gb_months", "The size of the corpus is missing.",
          "Enter \"corpus_tokens\", or 0 if nothing is stored.");
  } else if (e.has(Field::kCorpusTokens) && !e.has(Field::kChunkTokens)) {
    e.ask(e.part(store), "storage_gb_months",
          "The number of stored vectors depends on the chunk size, which is missing.",
          "Enter \"chunk_tokens\": 300 to 500 is typical.");
  }
}

void expand_retrieval(Expansion& e) {
  const Quantity asked = e.in(Field::kQuestionsPerMonth);
  const std::span<const CallTarget> targets = e.targets();
  Quantity questions;  // of all models, with retries and experiments
  for (const CallTarget& target : targets) {
    CallShape call;
    call.input =
        e.in(Field::kQuestionTokens) + e.in(Field::kChunksPerQuestion)*e.in(Field::kChunkTokens);
    call.prefix = e.in(Field::kSystemTokens);
    call.output = e.in(Field::kAnswerTokens) + e.in(Field::kReasoningTokens);
    const Quantity count = e.calls(asked, target);
    questions = questions + count;
    add_calls(e, target, count, call);
  }
  if (targets.size() > 1) {
    questions = questions.as_counted("question");  // the shares, together again
  }
  const Quantity corpus = embedded_corpus(e);
  Quantity vectors;
  if (e.has(Field::kChunkTokens)) {
    const Quantity count = ceiling(corpus / e.in(Field::kChunkTokens));
    vectors = count.as_counted("vector");
  }
  const bool managed = e.choice(Field::kVectorStore) == static_cast<int>(VectorStore::kManaged);
  if (managed) {
    e.note("included", "A managed knowledge base includes embeddings, parser and reranker.");
  } else {
    add_embeddings(e, questions, corpus);
    add_rerank(e, questions);
  }
  ask_for_vectors(e);
  add_vector_store(
      e, {vectors, percent_of(vectors, e.number(Field::kCorpusRefreshPercent)), questions});
  e.add(e.part("bedrock-knowledge-bases"), "requests", e.in(Field::kStructuredQueries));
}

// --- a vector store by itself ---

constexpr FieldUse kStoreFields[] = {
    {Field::kVectorStore, true},
    {Field::kVectors, true},
    {Field::kQueriesPerMonth},
    {Field::kVectorWrites},
    {Field::kVectorDimensions, false, 1024},
    {Field::kMetadataBytes},
    {Field::kCapacityUnits,
     false,
     0,
     {},
     manual("Needed by the next generation of OpenSearch, which has no floor.")},
    {Field::kOcuSharing},
    {Field::kActiveHoursPerMonth},
};

void expand_vector_store(Expansion& e) {
  add_vector_store(
      e, {e.in(Field::kVectors), e.in(Field::kVectorWrites), e.in(Field::kQueriesPerMonth)});
}

}  // namespace

const WorkloadType kRetrieval{
    .name = "retrieval",
    .label = "Retrieval (RAG)",
    .about = "Questions answered from your documents: embeddings, vector store, reranking, answer.",
    .manual = manual(
        "Question and chunks as input; embeddings of corpus and questions; the store; reranking."),
    .volume = Field::kQuestionsPerMonth,
    .calls = true,
    .fields = kFields,
    .expand = expand_retrieval};
const WorkloadType kVectorStore{
    .name = "vector_store",
    .label = "Vector store",
    .about = "An index by itself.",
    .manual = manual("The OCU floor, storage, and the vectors that queries read."),
    .volume = Field::kQueriesPerMonth,
    .fields = kStoreFields,
    .expand = expand_vector_store};

}  // namespace bedrock
