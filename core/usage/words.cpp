#include "core/usage/words.h"

#include <vector>

#include "core/base/text.h"

namespace bedrock {
namespace {

using Node = Words::Node;

// What is still to be printed: a node, or a literal.
struct Pending {
  const Node* node = nullptr;
  std::string_view literal;
};

// A stack of its own, because a sum over thousands of shares is a chain as deep.
class Printer {
 public:
  explicit Printer(const Node* node) {
    stack_.reserve(kUsualDepth);
    out_.reserve(kUsualText);
    push(node);
  }

  std::string run() {
    while (!stack_.empty()) {
      const Pending next = stack_.back();
      stack_.pop_back();
      if (next.node == nullptr) {
        out_ += next.literal;
      } else {
        print(*next.node);
      }
    }
    return std::move(out_);
  }

 private:
  static constexpr std::size_t kUsualDepth = 16;
  static constexpr std::size_t kUsualText = 120;

  void push(const Node* node) {
    if (node != nullptr) stack_.push_back({node, {}});
  }
  void push(std::string_view literal) { stack_.push_back({nullptr, literal}); }

  // A sum in brackets.
  void push_factor(const Node* node) {
    const bool sum = node != nullptr && node->kind == Words::Kind::kSum;
    if (sum) push(")");
    push(node);
    if (sum) push("(");
  }

  // What is printed first is pushed last.
  void print(const Node& node) {
    switch (node.kind) {
      case Words::Kind::kText:
        out_ += node.text;
        return;
      case Words::Kind::kNumber:
        out_ += grouped(node.value);
        out_ += node.text;
        return;
      case Words::Kind::kCounted:
        out_ += counted(node.value, node.text);
        return;
      case Words::Kind::kPercent:
        out_ += grouped(node.value);
        out_ += node.text.empty() ? " %" : " % ";
        out_ += node.text;
        return;
      case Words::Kind::kProduct:
        push_factor(node.b);
        if (node.a != nullptr && node.b != nullptr) push(" x ");
        push_factor(node.a);
        return;
      case Words::Kind::kQuotient:
        push_factor(node.b);
        push(" / ");
        push_factor(node.a);
        return;
      case Words::Kind::kSum:
        push(node.b);
        push(" + ");
        push(node.a);
        return;
      case Words::Kind::kJoined:
        push(node.b);
        push(node.text);
        push(node.a);
        return;
    }
  }

  std::vector<Pending> stack_;
  std::string out_;
};

}  // namespace

// One by one: a chain of thousands of blocks must not be taken down by recursion.
Words::~Words() {
  while (newest_ != nullptr) newest_ = std::move(newest_->before);
}

const Node* Words::add(const Node& node) {
  if (used_ == kBlockNodes) {
    auto block = std::make_unique<Block>();
    block->before = std::move(newest_);
    newest_ = std::move(block);
    used_ = 0;
  }
  Node& kept = newest_->nodes[used_++];
  kept = node;
  return &kept;
}

const Node* Words::leaf(Kind kind, const Decimal& value, std::string_view text) {
  return add({kind, value, text, nullptr, nullptr});
}

const Node* Words::product(const Node* a, const Node* b) {
  if (a == nullptr || b == nullptr) {
    const Node* only = a != nullptr ? a : b;
    // A sum keeps the brackets of a factor.
    if (only == nullptr || only->kind != Kind::kSum) return only;
  }
  return add({Kind::kProduct, {}, {}, a, b});
}

const Node* Words::sum(const Node* a, const Node* b) { return add({Kind::kSum, {}, {}, a, b}); }

const Node* Words::quotient(const Node* a, const Node* b) {
  return add({Kind::kQuotient, {}, {}, a, b});
}

const Node* Words::joined(const Node* a, std::string_view text, const Node* b) {
  return add({Kind::kJoined, {}, text, a, b});
}

std::string text_of(const Node* node) { return Printer(node).run(); }

}  // namespace bedrock
