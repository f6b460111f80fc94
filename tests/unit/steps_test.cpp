#include "core/scan/steps.h"

#include <catch2/catch_test_macros.hpp>
#include <random>
#include <string>
#include <vector>

#include "core/scan/unit.h"

using namespace bedrock::scan;

namespace {

// Records whose parts come, go, repeat and differ, as far as it decides what a step passes.
class Records {
 public:
  std::string next() {
    out_ = "{";
    members(0);
    out_ += '}';
    if (pick(12) == 0) damage();
    return out_ + "\n";
  }

 private:
  std::size_t pick(std::size_t count) { return random_() % count; }
  bool often() { return pick(16) != 0; }

  void comma() {
    if (std::string_view("{[:").find(out_.back()) == std::string_view::npos)
      out_ += pick(40) == 0 ? " , " : ",";
  }
  void key(std::string_view name) {
    comma();
    out_ += '"';
    out_ += name;
    out_ += pick(40) == 0 ? "\" : " : "\":";
  }
  void text(std::string_view name, std::string_view value) {
    key(name);
    out_ += '"';
    out_ += value;
    out_ += '"';
  }
  void count(std::string_view name) {
    key(name);
    constexpr std::string_view kOdd[] = {"null",       "\"12\"",  "01",       "1.5",
                                         "-3",         "1234567", "12345678", "1000000000",
                                         "1000000001", "true",    "7e2",      "0"};
    out_ += often() ? std::to_string(pick(2000)) : std::string(kOdd[pick(std::size(kOdd))]);
  }
  template <class Write>
  void object(std::string_view name, Write write) {
    key(name);
    out_ += '{';
    write();
    out_ += '}';
  }

  void members(int shape) {
    if (often()) text("schemaType", "ModelInvocationLog");
    if (often()) text("schemaVersion", pick(9) == 0 ? "1.1" : "1.0");
    text("timestamp", "2026-10-01T0" + std::to_string(pick(10)) + ":00:00Z");
    if (pick(50) == 0) text("unknown", std::string(pick(200), 'u') + R"(\")");
    if (pick(30) == 0) key("flag"), out_ += pick(2) == 0 ? "true" : "12.50";
    // Some keys mean something else, or nothing, elsewhere.
    object("identity", [&] {
      text("arn", "a" + std::to_string(pick(3)));
      if (pick(3) == 0) count("outputTokens");
    });
    if (often()) text("region", pick(20) == 0 ? "eu-west-1" : "us-east-1");
    if (pick(5) == 0) {
      object("requestMetadata", [&] {
        for (std::size_t i = pick(3); i > 0; --i) text("k" + std::to_string(pick(300)), "v");
      });
    }
    if (often()) text("operation", pick(2) == 0 ? "Converse" : "InvokeModel");
    if (often()) text("modelId", pick(2) == 0 ? "m" : R"(mo\u0064el)");
    if (pick(9) == 0) text("stat\\u0075s", "400");
    object("input", [&] {
      object("inputBodyJson", [&] {
        key("messages");
        out_ += R"x([{"role":"user","content":[{"text":"a \"quoted\" {)x";
        out_.append(pick(150), 'x');
        out_ += R"(\\"}]}])";
        if (often()) object("inferenceConfig", [&] { count("maxTokens"); });
        if (pick(3) == 0) text("modelId", "asked" + std::to_string(pick(30)));
      });
      if (pick(3) == 0) text("modelId", "other" + std::to_string(pick(30)));
      count("inputTokenCount");
    });
    object("output", [&] {
      key("outputBodyJson");
      const bool list = pick(4) == 0;
      if (list) out_ += '[';
      for (std::size_t i = list ? pick(4) : 1; i > 0; --i) {
        comma();
        out_ += '{';
        body();
        out_ += '}';
      }
      if (list) out_ += pick(20) == 0 ? ",3]" : "]";
      count("outputTokenCount");
    });
    if (shape == 0 && pick(9) == 0) object("request", [&] { text("serviceTier", "flex"); });
    if (shape == 0 && pick(9) == 0) object("metadata", [] {});
  }

  void body() {
    if (pick(3) == 0) text("stopReason", "end_turn");
    if (pick(3) == 0) object("metrics", [&] { count("latencyMs"); });
    if (pick(6) == 0) {
      key("images");
      out_ += '[';
      for (std::size_t i = pick(4); i > 0; --i) comma(), out_ += R"("iVBOR")";
      out_ += ']';
    }
    if (pick(6) == 0) {
      key("results");
      out_ += R"([{"tokenCount":3},{"tokenCount":4}])";
    }
    object("usage", [&] {
      count("inputTokens");
      if (pick(2) == 0) count("outputTokens");
      if (pick(2) == 0) count("cache_creation_input_tokens");
      if (pick(4) == 0) object("prompt_tokens_details", [&] { count("cached_tokens"); });
      if (pick(4) == 0) {
        key("cacheDetails");
        out_ += R"([{"ttl":"1h","inputTokens":5},{"ttl":"5m","inputTokens":6}])";
      }
    });
  }

  void damage() {
    constexpr std::string_view kBytes(
        "{}[],:\"\\ \n\t\0x\x01"
        "1",
        15);
    const char byte = kBytes[pick(kBytes.size())];
    const std::size_t at = pick(out_.size());
    if (pick(2) == 0) {
      out_[at] = byte;
    } else {
      out_.insert(at, 1, byte);
    }
  }

  std::mt19937 random_{7};
  std::string out_;
};

// All that was read, with texts by where they lie.
std::string told(const Unit& unit, const Call& call, const std::uint8_t* begin) {
  std::string out = std::to_string(static_cast<int>(unit.state)) + ' ' +
                    std::to_string(static_cast<int>(unit.bad)) + ' ';
  const auto number = [&](std::int64_t value) { (out += std::to_string(value)) += ' '; };
  const auto text = [&](std::string_view value) {
    number(value.empty() ? -1 : reinterpret_cast<const std::uint8_t*>(value.data()) - begin);
    number(static_cast<std::int64_t>(value.size()));
  };
  if (unit.state == Unit::State::kNeedsMore) return out;
  number(unit.end - begin);
  if (unit.state == Unit::State::kBad) return out;
  for (const std::int64_t count : call.counts) number(count);
  for (const std::string_view value : call.texts) text(value);
  for (const Tag& tag : call.tags) text(tag.key), text(tag.value);
  for (const std::string_view message : call.messages) text(message);
  text(call.asked);
  text(call.metrics);
  number(call.listed_1h);
  for (const bool is :
       {call.has_list, call.has_details, call.is_event, call.ends_stream, call.bad_count})
    number(is ? 1 : 0);
  return out;
}

// `size` bytes of the record, which are all there is or may go on.
std::string read(std::string_view record, std::size_t size, bool last, Steps& steps) {
  // On the heap, and not a byte more than may be read.
  std::vector<std::uint8_t> bytes(size + kPadding);
  std::copy(record.begin(), record.begin() + static_cast<std::ptrdiff_t>(size), bytes.begin());
  Layout layout = Layout::kLines;
  Call call;
  const Unit unit = read_unit(bytes.data(), bytes.data() + size, last, layout, steps, call);
  return told(unit, call, bytes.data());
}

}  // namespace

TEST_CASE("what a record says does not depend on those before it", "[scan]") {
  Records records;
  Steps habit;
  for (int i = 0; i < 5000; ++i) {
    const std::string record = records.next();
    Steps fresh;
    REQUIRE(read(record, record.size(), true, habit) == read(record, record.size(), true, fresh));
  }
}

TEST_CASE("a record that is cut off anywhere ends as without habits", "[scan]") {
  Records records;
  Steps habit;
  for (int i = 0; i < 20; ++i) {
    const std::string record = records.next();
    for (std::size_t size = 1; size < record.size(); ++size) {
      Steps knows = habit;
      Steps fresh;
      Steps none;
      REQUIRE(read(record, size, true, knows) == read(record, size, true, fresh));
      REQUIRE(read(record, size, false, habit) == read(record, size, false, none));
    }
  }
}
