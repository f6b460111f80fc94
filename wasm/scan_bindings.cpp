// The scanner's boundary: plain exports of a module without glue. JavaScript writes bytes where
// `room` says, and reads the report where it lies.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/scan/session.h"

namespace {

using namespace bedrock::scan;

Earlier earlier;
Session session(earlier);
std::string text;
std::vector<std::uint64_t> ids;

}  // namespace

#define EXPORTED(name) __attribute__((export_name(name)))

extern "C" {

// USD of one token of the group whose name lies there, as five numbers of 64 bits; 0: no price.
__attribute__((import_module("env"), import_name("price"))) std::int32_t price(
    const char* group, std::size_t size, std::uint64_t* weights);

// Room for a text: a file's name.
EXPORTED("text") char* text_room(std::size_t size) {
  text.resize(size);
  return text.data();
}

EXPORTED("limit") void add_limit(double tokens) {
  session.groups.add_limit(static_cast<std::uint64_t>(tokens));
}

EXPORTED("pricer") void use_pricer() {
  session.groups.set_pricer({[](void*, std::string_view group, Weights& weights) {
                               weights.known = price(group.data(), group.size(),
                                                     weights.picodollars.data()) != 0;
                             },
                             nullptr});
}

EXPORTED("open") std::size_t open_file() {
  session.open(text);
  return session.files().size() - 1;
}
EXPORTED("room") std::uint8_t* room(std::size_t file, std::size_t size) {
  return session.files()[file]->room(size);
}
EXPORTED("fed") void fed(std::size_t file, std::size_t size) { session.files()[file]->fed(size); }
EXPORTED("end") void end_file(std::size_t file) { session.files()[file]->end(); }

// Where to put so many ids of records that were read elsewhere, which `know` then takes.
EXPORTED("known") std::uint64_t* known_room(std::size_t count) {
  ids.resize(count);
  return ids.data();
}
EXPORTED("know") void know_ids() {
  for (const std::uint64_t id : ids) earlier.know(id);
}
EXPORTED("know_calls") void know_calls() {
  for (const std::uint64_t call : ids) earlier.know_call(call);
}
// The ids of the records that were read here: how many, and then where they lie.
EXPORTED("ids") std::size_t list_ids() {
  session.groups.settle();
  ids.clear();
  earlier.each_id([](std::uint64_t id) { ids.push_back(id); });
  return ids.size();
}
// The same of what calls are compared by.
EXPORTED("calls") std::size_t list_calls() {
  session.groups.settle();
  ids.clear();
  earlier.each_call([](std::uint64_t call) { ids.push_back(call); });
  return ids.size();
}
EXPORTED("listed") const std::uint64_t* listed_ids() { return ids.data(); }

// Write a file's row of the report, or all of it; the size, and then where it lies.
EXPORTED("summary") std::size_t summary(std::size_t file) {
  text.clear();
  session.files()[file]->write(text);
  return text.size();
}
EXPORTED("report") std::size_t report() {
  text = session.report();
  return text.size();
}
EXPORTED("reported") const char* reported() { return text.data(); }
}
