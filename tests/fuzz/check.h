// What every fuzz target asserts with: it ends the run on the first false.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/json/value.h"

inline void require(bool holds, std::string_view what, std::string_view about = {}) {
  if (holds) return;
  std::fprintf(stderr, "not so: %.*s\n%.*s\n", static_cast<int>(what.size()), what.data(),
               static_cast<int>(about.size()), about.data());
  std::abort();
}

// An answer is JSON with ok true, or ok false and an error with a message and a hint.
inline void require_envelope(const std::string& answer) {
  const auto json = bedrock::parse_json(answer);
  require(json.has_value(), "the answer is JSON", answer);
  const bedrock::Value* ok = json->find("ok");
  require(ok != nullptr && ok->is(bedrock::Value::Kind::kBool), "the answer has ok", answer);
  if (ok->boolean) return;
  const bedrock::Value* error = json->find("error");
  require(error != nullptr, "a refusal has an error", answer);
  for (const char* name : {"code", "message", "hint"}) {
    const bedrock::Value* text = error->find(name);
    require(text != nullptr && !text->text.empty(), "an error is complete", answer);
  }
}
