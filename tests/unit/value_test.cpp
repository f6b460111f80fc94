#include "core/json/value.h"

#include <catch2/catch_test_macros.hpp>

using namespace bedrock;

TEST_CASE("JSON keeps numbers as they are written", "[value]") {
  const auto json = parse_json(R"({"a": 0.1, "b": 12345678901234567890123, "c": -0, "d": 1e3})");
  REQUIRE(json.has_value());
  CHECK(json->find("a")->text == "0.1");
  CHECK(json->find("b")->text == "12345678901234567890123");
  CHECK(json->find("d")->text == "1e3");
  CHECK(json->find("e") == nullptr);
}

TEST_CASE("nested lists and objects come out as written", "[value]") {
  const auto json = parse_json(R"([{"x": [1, [true, null]]}, "é\u00e9"])");
  REQUIRE(json.has_value());
  REQUIRE(json->items.size() == 2);
  const Value* x = json->items[0].find("x");
  REQUIRE(x != nullptr);
  CHECK(x->items[1].items[0].boolean);
  CHECK(x->items[1].items[1].is(Value::Kind::kNull));
  CHECK(json->items[1].text == "éé");
}

TEST_CASE("bad JSON is an error that says where", "[value]") {
  const auto broken = parse_json("{\n  \"a\": 1,\n}");
  REQUIRE_FALSE(broken.has_value());
  CHECK(broken.error().code == "bad_json");
  CHECK(broken.error().message.find("line 3") != std::string::npos);
  CHECK(parse_json("").error().code == "bad_json");
  CHECK(parse_json("{} x").error().code == "bad_json");
  CHECK(parse_json("[1e999]").error().code == "bad_number");
  CHECK(parse_json("\"\xff\"").error().code == "bad_json");
}

TEST_CASE("hostile JSON is refused, not crashed on", "[value]") {
  CHECK(parse_json(R"({"a":1,"a":2})").error().code == "duplicate_name");
  const std::string deep(100000, '[');
  CHECK(parse_json(deep).error().code == "too_deep");
  std::string wide = "{";
  for (int i = 0; i < 1001; ++i) wide += (i ? ",\"k" : "\"k") + std::to_string(i) + "\":0";
  CHECK(parse_json(wide + "}").error().code == "too_many_names");
  std::string many = "[0";
  for (std::size_t i = 0; i < kMaxJsonValues; ++i) many += ",0";
  CHECK(parse_json(many + "]").error().code == "too_many_values");
  CHECK(parse_json(std::string(kMaxJsonBytes + 1, ' ')).error().code == "too_long");
}

TEST_CASE("numbers with more than 100 digits before the point are refused, quoted", "[value]") {
  for (const char* number : {"1e100", "1e308", "-1e400", "12.5e99999999999999999999", "0.01e103"}) {
    const auto json = parse_json(number);
    REQUIRE_FALSE(json.has_value());
    CHECK(json.error().code == "bad_number");
    CHECK(json.error().message == "The number " + std::string(number) + " is too large.");
  }
  CHECK(parse_json(std::string(400, '9')).error().code == "bad_number");
  for (const char* number : {"9e99", "0e400", "1e-400", "0.001e100", "0.0"}) {
    CHECK(parse_json(number).has_value());
  }
}

TEST_CASE("escapes and pairs become characters; what is no character is refused", "[value]") {
  const auto json = parse_json(R"(["\ud83d\ude00", "\u00e9\u20ac\n\/\"\\"])");
  REQUIRE(json.has_value());
  CHECK(json->items[0].text == "\xF0\x9F\x98\x80");
  CHECK(json->items[1].text == "\xC3\xA9\xE2\x82\xAC\n/\"\\");
  for (const char* bad : {R"("\ud83d")", R"("\ude00")", R"("\ud83dx")", R"("\u12g4")", R"("\x")",
                          "\"\x01\"", "\"\xC0\xAF\"", "\"\xED\xA0\x80\"", "\"\xF4\x90\x80\x80\""}) {
    INFO(bad);
    CHECK(parse_json(bad).error().code == "bad_json");
  }
}
