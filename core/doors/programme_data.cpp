#include "core/doors/programme_data.h"

namespace bedrock {

Value programme_data() {
  auto data = parse_json(kProgrammes);
  return data ? std::move(*data) : Value{};
}

const Value* find_programme(const Value& data, std::string_view id) {
  const Value* programmes = data.find("programmes");
  if (programmes == nullptr) return nullptr;
  for (const Value& programme : programmes->items) {
    const Value* name = programme.find("id");
    if (name != nullptr && name->text == id) return &programme;
  }
  return nullptr;
}

}  // namespace bedrock
