// Reads invocation logs on all cores: scan_logs BASE LIMITS PATH... (scripts/price_logs calls it).
// Prints one line of JSON: what each thread counted, files that are damaged, and those that were
// skipped. BASE is the text of a scenario up to its workloads, for the cost of each call; LIMITS
// are totals of input, apart by commas, or "-".

#include <zlib.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "core/base/decimal.h"
#include "core/catalog/rate_sets.h"
#include "core/doors/quote.h"
#include "core/json/value.h"
#include "core/scan/session.h"
#include "core/scan/text.h"

namespace {

using namespace bedrock;
namespace fs = std::filesystem;

constexpr std::size_t kPiece = std::size_t{1} << 18;

struct Task {
  fs::path path;
  std::uintmax_t size = 0;
};

struct Plan {
  std::string base;
  std::vector<std::uint64_t> limits;
  std::vector<Task> tasks;
  std::vector<std::string> skipped;  // bodies and permission checks
  std::vector<std::string> parquet;  // for the caller
  std::vector<std::string> unreadable;
};

// What S3 holds beside the records.
bool is_no_record(const fs::path& path) {
  const std::string name = path.filename().string();
  if (name == "amazon-bedrock-logs-permission-check") return true;
  const bool body = name.find("_input.json") != std::string::npos ||
                    name.find("_output.json") != std::string::npos;
  return body && path.parent_path().filename() == "data";
}

void add_file(Plan& plan, const fs::path& path) {
  std::error_code error;
  // A pipe has no size.
  const bool regular = fs::is_regular_file(path, error);
  const std::uintmax_t size = regular ? fs::file_size(path, error) : 0;
  if (error || !fs::exists(path, error)) {
    plan.unreadable.push_back(path.string());
  } else if (is_no_record(path)) {
    plan.skipped.push_back(path.string());
  } else if (path.extension() == ".parquet") {
    plan.parquet.push_back(path.string());
  } else {
    plan.tasks.push_back({path, size});
  }
}

void add_path(Plan& plan, const fs::path& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return add_file(plan, path);
  fs::recursive_directory_iterator at(path, error);
  for (const fs::recursive_directory_iterator end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (at->is_regular_file(ignored)) add_file(plan, at->path());
  }
  if (error) plan.unreadable.push_back(path.string());
}

// The group's price of one token of each kind, from a bill of such a call: the request of
// wasm/usage_rates.js.
class QuotePricer {
 public:
  explicit QuotePricer(const Plan& plan) : plan_(plan) {}

  static void price(void* context, std::string_view group, scan::Weights& weights) {
    static_cast<QuotePricer*>(context)->find(group, weights);
  }

 private:
  static constexpr std::array<std::string_view, 6> kDimensions{
      "input_tokens",          "output_tokens",         "cache_read_tokens",
      "cache_write_5m_tokens", "cache_write_1h_tokens", "cache_write_30m_tokens"};

  void find(std::string_view group, scan::Weights& weights) const {
    std::array<std::string_view, 6> parts;  // model, region, tier, band, -, day
    for (std::string_view& part : parts) {
      const std::size_t mark = group.find('\x1f');
      part = group.substr(0, mark);
      group.remove_prefix(mark == std::string_view::npos ? group.size() : mark + 1);
    }
    const auto bill = parse_json(doors::quote(rate_sets(), request(parts)).value_or("null"));
    if (!bill) return;
    const Value* inside = bill->find("bill");
    const Value* lines = inside != nullptr ? inside->find("lines") : nullptr;
    if (lines == nullptr) return;
    for (const Value& line : lines->items) add_rate(line, weights);
  }

  std::string request(const std::array<std::string_view, 6>& parts) const {
    const auto [model, region, tier, band, depends, day] = parts;
    // What was made in place of tokens has a letter, and no price by the token.
    if (!band.empty() && band[0] > '9') return {};
    const auto over = band.empty() ? 0 : static_cast<std::size_t>(band[0] - '0');
    const std::uint64_t input = over == 0 ? 1 : plan_.limits[over - 1] + 1;
    std::string text = plan_.base;
    const auto member = [&](std::string_view name, std::string_view value) {
      if (value.empty()) return;
      text.append(",\"").append(name).append("\":");
      scan::append_quoted(text, value);
    };
    member("region", arn_region(model).empty() ? region : arn_region(model));
    member("as_of", day);
    std::string call = R"({"type":"inference","requests_per_month":1,"model":)";
    scan::append_quoted(call, model);
    call += ",\"tier\":";
    scan::append_quoted(call, tier);
    call += ",\"input_tokens\":";
    scan::append_number(call, input);
    text.append(",\"workloads\":[").append(call);
    text += R"(,"output_tokens":1,"cache_read_tokens":1,"cache_write_tokens":1},)";
    return text.append(call).append(R"(,"cache_write_tokens":1,"cache_ttl":"1h"}]})");
  }

  static std::string_view arn_region(std::string_view model) {
    if (!model.starts_with("arn:")) return {};
    for (int colon = 0; colon < 3; ++colon) {
      const std::size_t at = model.find(':');
      if (at == std::string_view::npos) return {};
      model.remove_prefix(at + 1);
    }
    return model.substr(0, model.find(':'));
  }

  static void add_rate(const Value& line, scan::Weights& weights) {
    const Value* name = line.find("dimension");
    const Value* rate = line.find("rate");
    if (name == nullptr || rate == nullptr) return;
    const auto at = std::find(kDimensions.begin(), kDimensions.end(), name->text);
    if (at == kDimensions.end()) return;
    const auto index = std::min<std::ptrdiff_t>(at - kDimensions.begin(), 5);
    if (index == 0) weights.known = true;
    // Digits after the point, to 12 places.
    std::uint64_t units = 0;
    int places = -1;
    for (const char byte : rate->text) {
      if (byte == '.') {
        places = 0;
      } else if (places < 12) {
        units = 10 * units + static_cast<std::uint64_t>(byte - '0');
        if (places >= 0) ++places;
      }
    }
    for (places = std::max(places, 0); places < 12; ++places) units *= 10;
    weights.picodollars[static_cast<std::size_t>(index == 5 ? 3 : index)] =
        std::min<std::uint64_t>(units, 1'000'000'000);
  }

  const Plan& plan_;
};

struct Done {
  std::mutex mutex;
  std::vector<std::string> reports;
  std::vector<std::string> damaged;
};

// False where the file ends early or its compression is damaged. What is not compressed is read as
// it is.
bool read_file(scan::Session& session, const fs::path& path) {
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) return false;
  gzbuffer(file, 1u << 17);
  scan::File& into = session.open(path.string());
  int size = 0;
  do {
    size = gzread(file, into.room(kPiece), static_cast<unsigned>(kPiece));
    if (size > 0) into.fed(static_cast<std::size_t>(size));
  } while (size > 0);
  into.end();
  return gzclose(file) == Z_OK && size == 0;
}

void work(const Plan& plan, scan::Earlier& earlier, std::atomic<std::size_t>& next, Done& done) {
  scan::Session session(earlier);
  QuotePricer pricer(plan);
  for (const std::uint64_t limit : plan.limits) session.groups.add_limit(limit);
  session.groups.set_pricer({&QuotePricer::price, &pricer});
  std::vector<std::string> damaged;
  for (std::size_t i = next++; i < plan.tasks.size(); i = next++) {
    if (!read_file(session, plan.tasks[i].path)) damaged.push_back(plan.tasks[i].path.string());
  }
  const std::scoped_lock lock(done.mutex);
  done.reports.push_back(session.report());
  done.damaged.insert(done.damaged.end(), damaged.begin(), damaged.end());
}

void print_list(std::string_view name, const std::vector<std::string>& list) {
  std::string text = ",\"" + std::string(name) + "\":[";
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i != 0) text += ',';
    scan::append_quoted(text, list[i]);
  }
  std::fputs((text + "]").c_str(), stdout);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fputs("usage: scan_logs BASE LIMITS PATH...\n", stderr);
    return 1;
  }
  Plan plan;
  plan.base = argv[1];
  for (const char* at = argv[2]; *at >= '0' && *at <= '9';) {
    char* end = nullptr;
    plan.limits.push_back(std::strtoull(at, &end, 10));
    at = *end == ',' ? end + 1 : end;
  }
  for (int i = 3; i < argc; ++i) add_path(plan, argv[i]);
  // The largest first, so that no core is left with one at the end.
  std::sort(plan.tasks.begin(), plan.tasks.end(), [](const Task& a, const Task& b) {
    return a.size != b.size ? a.size > b.size : a.path < b.path;
  });
  Done done;
  std::atomic<std::size_t> next{0};
  // One for all threads: a copy may be in a file that another one reads.
  const auto earlier = std::make_unique<scan::Earlier>();
  const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < std::min(cores, std::max<std::size_t>(1, plan.tasks.size())); ++i) {
    threads.emplace_back([&] { work(plan, *earlier, next, done); });
  }
  for (std::thread& thread : threads) thread.join();
  std::fputs("{\"scans\":[", stdout);
  for (std::size_t i = 0; i < done.reports.size(); ++i) {
    if (i != 0) std::fputc(',', stdout);
    std::fwrite(done.reports[i].data(), 1, done.reports[i].size(), stdout);
  }
  std::fputc(']', stdout);
  print_list("damaged", done.damaged);
  print_list("skipped", plan.skipped);
  print_list("parquet", plan.parquet);
  print_list("unreadable", plan.unreadable);
  std::fputs("}\n", stdout);
  return 0;
}
