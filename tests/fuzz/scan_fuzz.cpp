// Any bytes as a file of usage: pieces of any size give the report of the whole, and parts add up
// to the total.
#include <cstdint>
#include <cstring>

#include "check.h"
#include "core/scan/session.h"

namespace {

using namespace bedrock::scan;

std::string report_of(std::string_view bytes, std::size_t piece) {
  Earlier earlier;
  Session session(earlier);
  session.groups.add_limit(200'000);
  session.piece = piece;
  File& file = session.open("file");
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    const std::string_view part = bytes.substr(at, piece);
    std::memcpy(file.room(part.size()), part.data(), part.size());
    file.fed(part.size());
  }
  file.end();
  require(file.totals().bytes == bytes.size(), "all bytes are counted", bytes);
  return session.report();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string whole = report_of(bytes, size + 1);
  const std::size_t piece = size == 0 ? 1 : 1 + data[size - 1] % 97u;
  require(report_of(bytes, piece) == whole, "pieces give the report of the whole", bytes);
  // The same file twice: what the first leaves open does not reach the second.
  Earlier earlier;
  Session session(earlier);
  for (int i = 0; i < 2; ++i) {
    File& file = session.open("file");
    std::memcpy(file.room(size), data, size);
    file.fed(size);
    file.end();
  }
  const Totals& first = session.files()[0]->totals();
  const Totals& second = session.files()[1]->totals();
  require(first.records == second.records && first.bad == second.bad, "files are apart", bytes);
  return 0;
}
