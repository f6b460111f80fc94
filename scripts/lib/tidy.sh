#!/usr/bin/env bash
# clang-tidy over the engine, of what has changed since it last passed: tidy.sh (sourced env needed)
set -euo pipefail
headers=$({ cat .clang-tidy CMakePresets.json; git ls-files -co --exclude-standard 'core/*.h' | sort | xargs cat; } | sha256sum | cut -c1-16)
mkdir -p build/tidy
pending=()
stamps=()
while IFS= read -r file; do
  stamp=build/tidy/$(sha256sum <"$file" | cut -c1-16)-$headers
  [ -e "$stamp" ] && continue
  pending+=("$file")
  stamps+=("$stamp")
done < <(git ls-files -co --exclude-standard 'core/*.cpp')
[ ${#pending[@]} -gt 0 ] || exit 0
printf '%s\n' "${pending[@]}" | xargs -P "$(nproc)" -n 4 \
  "$BEDROCK_CLANG_TIDY" -p build/native --quiet --warnings-as-errors='*' 2>/dev/null
touch "${stamps[@]}"
