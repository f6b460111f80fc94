// One JSON object in a text: only what fields.h names is looked at, and the rest is passed over.
#pragma once

#include "core/scan/call.h"
#include "core/scan/cursor.h"
#include "core/scan/steps.h"

namespace bedrock::scan {

// Reads the object that begins at `begin`. `last` says that nothing follows `end`, after which
// kPadding bytes must be 0. Texts in `call` lie in the text; a layout that is undecided is decided
// by the first line's end that it meets.
Unit read_unit(At begin, At end, bool last, Layout& layout, Steps& steps, Call& call);

}  // namespace bedrock::scan
