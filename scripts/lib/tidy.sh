#!/usr/bin/env bash
# clang-tidy over the engine, of what has changed since it last passed in any checkout: tidy.sh (sourced env needed,
# and the preset native built: its record of what includes what says which headers a file's findings depend on)
set -euo pipefail
mkdir -p "$BEDROCK_TIDY_PASSED"
find "$BEDROCK_TIDY_PASSED" -type f -mtime +30 -delete
settings=$(cat .clang-tidy CMakePresets.json $(git ls-files -co --exclude-standard '*CMakeLists.txt') | sha256sum)
sources=$(git ls-files -co --exclude-standard 'core/*.cpp')
# A line for each object: its source and the engine's headers that this includes.
included=$(ninja -C build/native -t deps | awk -v root="$PWD/" '
  function flush() { if (own ~ /^core\/.*\.cpp /) print own; own = "" }
  /^[^ ]/ { flush() }
  { sub(/^ +/, "") }
  sub("^(" root "|../../)core/", "core/") { own = own $0 " " }
  END { flush() }')
while IFS= read -r file; do
  files=$(awk -v file="$file" '$1 == file { print; exit }' <<<"$included")
  # What no target here compiles depends on whatever there is.
  [ -n "$files" ] || files="$file $(git ls-files -co --exclude-standard 'core/*.h' | sort)"
  stamp=$BEDROCK_TIDY_PASSED/$({ echo "$file $settings" && cat $files; } | sha256sum | cut -c1-32)
  [ -e "$stamp" ] || printf '%s %s\n' "$stamp" "$file"
done <<<"$sources" |
  xargs -r -P "$(nproc)" -n 2 sh -c '"$0" -p build/native --quiet --warnings-as-errors="*" "$2" 2>/dev/null && touch "$1"' \
    "$BEDROCK_CLANG_TIDY"
