// Prints what the manual says of fields and types, which the shipped module leaves out, as JSON for
// scripts/renew_types.

#include <cstdio>

#include "core/json/writer.h"
#include "core/usage/field_help.h"
#include "core/workloads/workload_types.h"

namespace {

using namespace bedrock;

std::string_view sentence(const FieldUse& use) {
  return use.manual.empty() ? help(use.field).manual : use.manual;
}

void write_fields(JsonWriter& w, std::span<const FieldUse> fields) {
  for (const FieldUse& use : fields) w.any_key(info(use.field).name).string(sentence(use));
}

}  // namespace

int main() {
  JsonWriter w;
  w.begin_object();
  for (const WorkloadType* type : workload_types()) {
    w.any_key(type->name)
        .begin_object()
        .member("manual", type->manual)
        .key("fields")
        .begin_object();
    write_fields(w, type->fields);
    if (type->calls) write_fields(w, call_fields());
    w.end_object().end_object();
  }
  std::puts(w.end_object().take().c_str());
  return 0;
}
