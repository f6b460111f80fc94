// How quantities came about, as nodes that are printed only on request: pricing a million points
// takes no text at all.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/decimal.h"

namespace bedrock {

// The nodes of one expansion; what has a node of it must not outlive it. Texts are literals.
class Words {
 public:
  enum class Kind : std::uint8_t {
    kText,      // "4 bytes"
    kNumber,    // grouped value, then the text: "0.5 GB"
    kCounted,   // the value with its noun: "800 tokens"
    kPercent,   // "80 % not failed"
    kProduct,   // "a x b"; one of them may be missing
    kSum,       // "a + b"
    kQuotient,  // "a / b"
    kJoined,    // a, the text, b; b may be missing
  };

  struct Node {
    Kind kind = Kind::kText;
    Decimal value;
    std::string_view text;
    const Node* a = nullptr;
    const Node* b = nullptr;
  };

  Words() = default;
  Words(const Words&) = delete;
  Words& operator=(const Words&) = delete;
  ~Words();

  const Node* leaf(Kind kind, const Decimal& value, std::string_view text);
  // Without a node of its own where one side has no words; null where neither has.
  const Node* product(const Node* a, const Node* b);
  const Node* sum(const Node* a, const Node* b);
  const Node* quotient(const Node* a, const Node* b);
  const Node* joined(const Node* a, std::string_view text, const Node* b);

 private:
  // Nodes stay where they are, so they are kept in blocks.
  static constexpr std::size_t kBlockNodes = 32;
  struct Block {
    Node nodes[kBlockNodes];
    std::unique_ptr<Block> before;
  };

  const Node* add(const Node& node);

  std::unique_ptr<Block> newest_;
  std::size_t used_ = kBlockNodes;  // nodes of the newest block
};

// Empty for no node.
std::string text_of(const Words::Node* node);

}  // namespace bedrock
