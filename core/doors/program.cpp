// The engine as a native program: bedrock DOOR FILE, or - for standard input. Prints the answer's
// envelope. Status 0: answered. 1: a bad request (the envelope says what to fix). 2: the answer is
// not complete, as a bill with lines that are not priced.

#include <array>
#include <cstdio>
#include <string>

#include "core/catalog/rate_sets.h"
#include "core/doors/door.h"
#include "core/json/value.h"
#include "core/json/writer.h"

namespace {

using namespace bedrock;

Result<std::string> read_file(const std::string& name) {
  const bool own = name != "-";
  std::FILE* file = own ? std::fopen(name.c_str(), "rb") : stdin;
  const auto unreadable = [&] {
    return fail("unreadable", "", "The request \"" + name + "\" cannot be read.",
                "Name a file that exists, or - for standard input.");
  };
  if (file == nullptr) return unreadable();
  std::string text;
  std::array<char, 1 << 16> part{};
  while (std::feof(file) == 0 && std::ferror(file) == 0) {
    const std::size_t size = std::fread(part.data(), 1, part.size(), file);
    text.append(part.data(), size);
  }
  const bool failed = std::ferror(file) != 0;
  if (own) std::fclose(file);
  if (failed) return unreadable();
  return text;
}

int status_of(const std::string& envelope) {
  if (!envelope.starts_with(R"({"ok":true)")) return 1;
  const auto json = parse_json(envelope);
  if (!json) return 0;  // an answer with more values than a request may have
  for (const Member& member : json->members) {
    const Value* complete = member.value.find("complete");
    if (complete != nullptr && !complete->boolean) return 2;
  }
  return 0;
}

int usage() {
  std::fputs("usage: bedrock DOOR FILE|-\ndoors:", stderr);
  for (const Door& door : all_doors()) {
    std::fprintf(stderr, " %.*s", static_cast<int>(door.name.size()), door.name.data());
  }
  std::fputc('\n', stderr);
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  const Door* door = argc == 3 ? find_door(argv[1]) : nullptr;
  if (door == nullptr) return usage();
  const auto request = read_file(argv[2]);
  const std::string envelope =
      request ? door->ask(rate_sets(), *request) : error_envelope(request.error());
  std::puts(envelope.c_str());
  return status_of(envelope);
}
