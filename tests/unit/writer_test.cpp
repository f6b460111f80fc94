#include "core/json/writer.h"

#include <catch2/catch_test_macros.hpp>

#include "core/json/value.h"

using namespace bedrock;

TEST_CASE("an answer that would be too long is an error", "[writer]") {
  const std::string mebibyte(1 << 20, 'x');
  JsonWriter w;
  w.begin_array();
  for (int i = 0; i < 40; ++i) w.string(mebibyte);
  w.end_array();
  CHECK(w.take().starts_with(R"({"ok":false,"error":{"code":"too_long")"));
}

TEST_CASE("the writer separates and nests", "[writer]") {
  JsonWriter w;
  w.begin_object().member("a", "x").key("b").begin_array().integer(1).boolean(true).null();
  w.begin_object().end_object().end_array().member("c", *Decimal::parse("1.50")).end_object();
  CHECK(w.take() == R"({"a":"x","b":[1,true,null,{}],"c":"1.5"})");
}

TEST_CASE("strings are escaped so that every JSON reader takes them", "[writer]") {
  JsonWriter w;
  w.string("\"\\\n\t\x01 é €");
  CHECK(w.take() == "\"\\\"\\\\\\n\\t\\u0001 é €\"");
  // Stray continuation, overlong form, surrogate, cut-off sequence: each byte is replaced.
  for (const char* bad : {"\x80", "\xC0\xAF", "\xED\xA0\x80", "\xE2\x82", "\xF5\x80\x80\x80"}) {
    JsonWriter each;
    each.string(bad);
    const std::string text = each.take();
    INFO(text);
    CHECK(text.find("\xEF\xBF\xBD") != std::string::npos);
    CHECK(parse_json(text).has_value());
  }
}

// The writer looks at eight bytes at once: each byte at each place among others, and at the end.
TEST_CASE("a byte is escaped wherever it stands", "[writer]") {
  const auto written = [](const std::string& text) {
    JsonWriter w;
    w.string(text);
    return w.take();
  };
  for (int byte = 1; byte < 0x80; ++byte) {
    const std::string one(1, static_cast<char>(byte));
    const std::string alone = written(one);
    const std::string escaped = alone.substr(1, alone.size() - 2);
    for (std::size_t before = 0; before < 17; ++before) {
      for (const std::size_t after : {0, 1, 7, 8}) {
        const std::string head(before, ' ');
        const std::string tail(after, '~');
        REQUIRE(written(head + one + tail) == '"' + head + escaped + tail + '"');
      }
    }
  }
  CHECK(written("12345678\xC3\xA9"
                "1234567\xFF") ==
        "\"12345678\xC3\xA9"
        "1234567\xEF\xBF\xBD\"");
}

TEST_CASE("errors have one envelope", "[writer]") {
  CHECK(error_envelope({"c", "p[0]", "m", "h"}) ==
        R"({"ok":false,"error":{"code":"c","path":"p[0]","message":"m","hint":"h"}})");
}
