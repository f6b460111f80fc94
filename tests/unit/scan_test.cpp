#include <catch2/catch_test_macros.hpp>
#include <cstring>

#include "core/scan/amount.h"
#include "core/scan/moment.h"
#include "core/scan/recent.h"
#include "core/scan/session.h"
#include "core/scan/text.h"

using namespace bedrock::scan;

namespace {

std::string text_of(std::string_view amount) {
  const auto parsed = parse_amount(amount);
  if (!parsed) return "none";
  std::string out;
  append_amount(out, *parsed);
  return out.substr(1, out.size() - 2);
}

// The report's JSON of one file, given in pieces.
std::string report_of(std::string_view content, std::size_t piece) {
  Earlier earlier;
  Session session(earlier);
  session.piece = piece;
  File& file = session.open("file");
  for (std::size_t at = 0; at < content.size(); at += piece) {
    const std::string_view part = content.substr(at, piece);
    std::memcpy(file.room(part.size()), part.data(), part.size());
    file.fed(part.size());
  }
  file.end();
  return session.report();
}

constexpr std::string_view kRecord =
    R"({"schemaType":"ModelInvocationLog","timestamp":"2026-10-01T12:00:00Z","region":"us-east-1",)"
    R"("modelId":"amazon.nova-micro-v1:0","input":{"inputTokenCount":11,"inputBodyJson":{"text":)"
    R"("a \"quoted\" {\"inputTokenCount\": 9}\\"}},"output":{"outputTokenCount":7}})"
    "\n";

}  // namespace

TEST_CASE("amounts of bills are exact to 18 places", "[scan]") {
  CHECK(text_of("1.789808625") == "1.789808625");
  CHECK(text_of("-0.0000004125") == "-0.0000004125");
  CHECK(text_of("1.2E-5") == "0.000012");
  CHECK(text_of("43e3") == "43000");
  CHECK(text_of("0") == "0");
  CHECK(text_of("0.0000000000000000005") == "0.000000000000000001");
  CHECK(text_of("0.0000000000000000004") == "0");
  CHECK(text_of("9999999999999999999") == "9999999999999999999");
  for (const char* none : {"", "x", "1.2.3", "1e", "1e+", "--1", "99999999999999999999", "1e400"}) {
    CHECK(text_of(none) == "none");
  }
}

TEST_CASE("escapes of JSON become text", "[scan]") {
  std::string out;
  append_plain(out, R"(a\n\"\\\u00e9\ud83d\ude00\ud83d\u12)");
  CHECK(out == "a\n\"\\\u00e9\U0001F600\ufffd\ufffd");
}

TEST_CASE("histograms have sixteen buckets for each power of two", "[scan]") {
  CHECK(Histogram::bucket_of(0) == 0);
  CHECK(Histogram::bucket_of(31) == 31);
  CHECK(Histogram::bucket_of(32) == 32);
  CHECK(Histogram::bucket_of(33) == 32);
  for (std::uint64_t value = 1; value < 5000; ++value) {
    const std::size_t bucket = Histogram::bucket_of(value);
    CHECK((bucket == Histogram::bucket_of(value - 1) ||
           bucket == Histogram::bucket_of(value - 1) + 1));
  }
}

TEST_CASE("texts in bodies are not read, and pieces change nothing", "[scan]") {
  std::string content(kRecord);
  content += "{\"cut\": \n";
  content += kRecord;
  const std::string whole = report_of(content, content.size());
  CHECK(whole.find(R"("files":[["file","log",)") != std::string::npos);
  CHECK(whole.find(R"("2026-10-01",2,0,0,0,0,22,14,)") != std::string::npos);
  CHECK(whole.find(R"("cut_off":1)") != std::string::npos);
  for (const std::size_t piece : {1, 2, 3, 7, 63, 64, 65, 200}) {
    CHECK(report_of(content, piece) == whole);
  }
}

TEST_CASE("a timestamp is a day and an hour where it has them", "[scan]") {
  const auto text = [](std::string_view timestamp) {
    const Moment moment = moment_of(timestamp);
    std::string out;
    append_day(out, moment.day);
    if (moment.hour != Moment::kNoHour) append_hour(out += ' ', moment.hour);
    return out;
  };
  CHECK(text("2026-10-01T07:41:06Z") == "2026-10-01 07");
  CHECK(text("2026-10-01 23:59:59.999") == "2026-10-01 23");
  CHECK(text("2026-10-01T24:00:00Z") == "2026-10-01");
  CHECK(text("2026-10-01Tx0:00") == "2026-10-01");
  CHECK(text("2026-10-01") == "2026-10-01");
  CHECK(text("0000-00-00T00") == "0000-00-00 00");
  for (const char* none :
       {"", "2026-10-0", "2026/10/01", "202x-10-01", "1790855999999", "2026-1/-01"}) {
    CHECK(text(none).empty());
  }
}

TEST_CASE("the order of keys decides nothing", "[scan]") {
  // Ever new tags before the counts, so that what is expected is always another key.
  std::string content;
  for (int i = 0; i < 600; ++i) {
    std::string record(kRecord);
    const std::string tag = "\"requestMetadata\":{\"key " + std::to_string(i % 400) + "\":\"x\"},";
    record.insert(i % 2 == 0 ? 1 : record.find("\"input\""), tag);
    if (i % 3 == 0) record.insert(1, R"("status":"200","output":null,"inputTokenCount":5,)");
    content += record;
  }
  const std::string report = report_of(content, content.size());
  CHECK(report.find(R"("2026-10-01",600,0,0,0,0,6600,4200,)") != std::string::npos);
  CHECK(report.find(R"(["t","key 399","x"])") != std::string::npos);
  CHECK(report_of(content, 1000) == report);
}

TEST_CASE("keys of tags without end are pooled", "[scan]") {
  std::string content;
  for (int i = 0; i < 61'000; ++i) {
    std::string record(kRecord);
    record.insert(1, "\"requestMetadata\":{\"k" + std::to_string(i) + "\":\"v\"},");
    content += record;
  }
  const std::string report = report_of(content, std::size_t{1} << 20);
  CHECK(report.find(R"x(["t","(other)","(other)"])x") != std::string::npos);
  CHECK(report.find(R"("k41000")") == std::string::npos);
  CHECK(report.find(R"("2026-10-01",61000,)") != std::string::npos);
}

TEST_CASE("a record of many megabytes is refused, and the next is read", "[scan]") {
  std::string content = R"({"schemaType":")" + std::string(std::size_t{17} << 20, 'x') + "\n";
  content += kRecord;
  const std::string report = report_of(content, std::size_t{1} << 20);
  CHECK(report.find(R"("too_long":1)") != std::string::npos);
  CHECK(report.find(R"("2026-10-01",1,0,0,0,0,11,7,)") != std::string::npos);
}

TEST_CASE("what would fill the memory is pooled", "[scan]") {
  std::string content;
  for (int i = 0; i < 41'000; ++i) {
    std::string record(kRecord);
    record.replace(record.find("nova-micro"), 10, "m" + std::to_string(i));
    content += record;
  }
  const std::string report = report_of(content, std::size_t{1} << 20);
  CHECK(report.find(R"x(["(other)","","standard","0","0","",1000,)x") != std::string::npos);
  CHECK(report.find("\"pooled\":1000") != std::string::npos);
}

TEST_CASE("identities in copies of a record fill no memory", "[scan]") {
  const auto record = [](int id, int who) {
    return R"({"schemaType":"ModelInvocationLog","requestId":"r)" + std::to_string(id) +
           R"(","operation":"Converse","modelId":"amazon.nova-micro-v1:0","identity":{"arn":"who-)" +
           std::to_string(who) + "\"},\"input\":{\"inputTokenCount\":7}}\n";
  };
  std::string content;
  for (int who = 0; who < 20'100; ++who) content += record(0, who);
  content += record(1, -1);
  const std::string report = report_of(content, std::size_t{1} << 20);
  CHECK(report.find("\"copies\":20099") != std::string::npos);
  CHECK(report.find(R"(["i","","who-0"])") != std::string::npos);
  CHECK(report.find(R"x(["i","","(other)"])x") != std::string::npos);
}

TEST_CASE("the last keys are remembered, and those of two windows ago are not", "[scan]") {
  constexpr std::size_t kWindow = 1000;
  Recent recent(kWindow);
  // Half of them fall into a few lines, which are then full.
  const auto key = [](std::uint64_t i) {
    const std::uint64_t hash = (i + 1) * 0x9e3779b97f4a7c15;
    return (i % 2 == 0 ? hash : (hash << 20) | (i % 6) << 6) & ~std::uint64_t{63};
  };
  std::uint64_t forgotten = 0;
  for (std::uint64_t i = 0; i < 20 * kWindow; ++i) {
    REQUIRE(recent.find(key(i)) == nullptr);
    REQUIRE(recent.find_or_add(key(i), forgotten) == nullptr);
    REQUIRE(recent.find_or_add(key(i), forgotten) != nullptr);
    for (const std::uint64_t back : {std::uint64_t{0}, std::uint64_t{1}, i % kWindow}) {
      if (back <= i) REQUIRE(recent.find(key(i - back)) != nullptr);
    }
    if (i >= 2 * kWindow) REQUIRE(recent.find(key(i - 2 * kWindow)) == nullptr);
    if (i % 997 != 0) continue;
    std::size_t kept = 0;
    recent.each([&](std::uint64_t) { ++kept; });
    REQUIRE(kept + forgotten == i + 1);
    REQUIRE(kept <= 2 * kWindow);
  }
}
