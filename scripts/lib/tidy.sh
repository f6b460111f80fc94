#!/usr/bin/env bash
# clang-tidy over the engine, of what has changed since it last passed: tidy.sh (sourced env needed)
set -euo pipefail
headers=$({ cat .clang-tidy CMakePresets.json; git ls-files -co --exclude-standard 'core/*.h' | sort | xargs cat; } | sha256sum | cut -c1-16)
mkdir -p build/tidy
while IFS= read -r file; do
  stamp=build/tidy/$(sha256sum <"$file" | cut -c1-16)-$headers
  [ -e "$stamp" ] || printf '%s %s\n' "$stamp" "$file"
done < <(git ls-files -co --exclude-standard 'core/*.cpp') |
  xargs -P "$(nproc)" -n 2 sh -c '"$0" -p build/native --quiet --warnings-as-errors="*" "$2" 2>/dev/null && touch "$1"' \
    "$BEDROCK_CLANG_TIDY"
