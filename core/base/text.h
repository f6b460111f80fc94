// Small text helpers of the engine: near-miss suggestions and numbers written for people.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "core/base/decimal.h"

namespace bedrock {

// A piece of a text that is put together; it must outlive the call. One word and a mark, so that a
// caller stores a constant for a literal and an address for a string.
class Piece {
 public:
  Piece(std::string_view view) : at_(view.data()), size_(view.size()) {}
  Piece(const char* literal) : Piece(std::string_view(literal)) {}
  Piece(const std::string& text) : at_(&text), size_(kIsString) {}

  std::string_view view() const {
    if (size_ == kIsString) return *static_cast<const std::string*>(at_);
    return {static_cast<const char*>(at_), size_};
  }

 private:
  static constexpr std::size_t kIsString = ~std::size_t{0};

  const void* at_;
  std::size_t size_;
};

// All pieces in a row. Where operator+ makes a string, and its destruction, for each piece, this
// has one: there are hundreds of such texts.
std::string join(std::initializer_list<Piece> pieces);

// The candidate nearest to `name` by edit distance (a swap of neighbours counts one), if it is near
// enough to be a typo (about a third of its letters); empty when none is. Ties go to the
// candidate that comes first.
std::string_view nearest(std::string_view name, std::span<const std::string_view> candidates);

// The same for names of fields; else the first that begins with `name` ("chunks" ->
// "chunks_per_question"), else the one that shares most with it in whole words.
std::string_view nearest_name(std::string_view name, std::span<const std::string_view> candidates);

// Whole digits in groups of three: "40000000.5" -> "40,000,000.5".
std::string grouped(const Decimal& value);

// USD to the cent, half up: "$1,234.50".
std::string in_cents(const Decimal& amount);
// With up to so many places, at least two: "$0.0042", "$5.50".
std::string in_dollars(const Decimal& amount, int places);

// A count with its noun, in the singular or plural: counted(1, "request") -> "1 request".
std::string counted(const Decimal& count, std::string_view noun);

}  // namespace bedrock
