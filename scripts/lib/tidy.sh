#!/usr/bin/env bash
# clang-tidy over the engine, of what has changed since it last passed in any checkout: tidy.sh (sourced env needed)
set -euo pipefail
# Whatever a finding may depend on besides the file itself.
rest=$({ cat .clang-tidy CMakePresets.json; git ls-files -co --exclude-standard 'core/*.h' '*CMakeLists.txt' | sort | xargs cat; } | sha256sum | cut -c1-16)
mkdir -p "$BEDROCK_TIDY_PASSED"
find "$BEDROCK_TIDY_PASSED" -type f -mtime +30 -delete
while IFS= read -r file; do
  stamp=$BEDROCK_TIDY_PASSED/$({ echo "$file" && cat "$file"; } | sha256sum | cut -c1-16)-$rest
  [ -e "$stamp" ] || printf '%s %s\n' "$stamp" "$file"
done < <(git ls-files -co --exclude-standard 'core/*.cpp') |
  xargs -r -P "$(nproc)" -n 2 sh -c '"$0" -p build/native --quiet --warnings-as-errors="*" "$2" 2>/dev/null && touch "$1"' \
    "$BEDROCK_CLANG_TIDY"
