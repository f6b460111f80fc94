# The stages of scripts/test. Each counts what it ran with `count PASSED FAILED [SKIPPED]`.

PASSED=0 FAILED=0 SKIPPED=0
count() { PASSED=$((PASSED + $1)) FAILED=$((FAILED + $2)) SKIPPED=$((SKIPPED + ${3:-0})); }

# check WORDS COMMAND...: one check, counted as one test.
check() {
  local words=$1
  shift
  if "$@"; then
    say "$words: passed"
    count 1 0
  else
    say "$words: FAILED"
    count 0 1
  fi
}

cpp_files() { git ls-files -co --exclude-standard 'core/**.h' 'core/**.cpp' 'wasm/*.cpp' 'tests/**.h' 'tests/**.cpp'; }

stage_format() {
  # shellcheck disable=SC2046
  check "C++ format" "$BEDROCK_CLANG_FORMAT" --dry-run -Werror $(cpp_files)
  check "JavaScript, CSS and JSON lint and format" \
    tests/node_modules/.bin/biome ci --error-on-warnings --log-level=warn .
}

stage_layers() { check "layers" node scripts/check_layers.mjs; }

# Catch2 prints its counts in the last lines of its compact form.
catch2() {
  local words=$1 log status=0 line total failed
  shift
  log=$(mktemp)
  "$@" --colour-mode none >"$log" 2>&1 || status=$?
  line=$(grep -E '^(All tests passed|test cases:)' "$log" | tail -n 1)
  total=$(sed -nE 's/^All tests passed .* in ([0-9]+) test cases?.*/\1/p; s/^test cases: +([0-9]+) .*/\1/p' <<<"$line")
  failed=$(sed -nE 's/.* ([0-9]+) failed.*/\1/p' <<<"$line")
  if [ $status -ne 0 ] || [ -z "$total" ]; then
    cat "$log"
    [ -n "$total" ] || total=0
    [ "${failed:-0}" -gt 0 ] || failed=1
  fi
  rm -f "$log"
  say "$words: ${total:-0} test cases, ${failed:-0} failed"
  count $((${total:-0} > ${failed:-0} ? ${total:-0} - ${failed:-0} : 0)) "${failed:-0}"
}

build_preset() {
  timed "building the preset $1" sh -c "cmake --preset $1 && cmake --build --preset $1"
}

stage_native() {
  build_preset native
  catch2 "native tests" build/native/tests/core_tests
}

stage_sanitize() {
  build_preset native
  build_preset sanitize
  catch2 "native tests with ASan and UBSan" build/sanitize/tests/core_tests
  timed "building the fuzz targets without a fuzzer" cmake --build --preset sanitize --target fuzz_replays
  local target
  for target in bulk decimal quote rate_file request scan; do
    check "kept inputs of the fuzz target $target" timed "running them" \
      "build/sanitize/tests/fuzz/${target}_replay" "tests/fuzz/corpus/$target"
  done
}

stage_wasm() {
  build_preset native
  build_preset wasm
  catch2 "the same tests as WebAssembly under Node" node build/wasm/tests/core_tests.cjs
}

stage_page_build() { timed "building the page" npm --prefix web run build; }

stage_js() {
  local log status=0 passed failed
  log=$(mktemp)
  # shellcheck disable=SC2046
  node --test --test-concurrency=2 --test-reporter=tap $(find tests -name node_modules -prune -o -name '*.test.mjs' -print | sort) >"$log" 2>&1 || status=$?
  # Leaves only: a file or a group is not a test.
  passed=$(grep -cE '^ *ok [0-9]+' "$log" || true)
  failed=$(grep -cE '^ *not ok [0-9]+' "$log" || true)
  if [ $status -ne 0 ]; then
    grep -B1 -A25 -E '^ *not ok' "$log" | head -n 200 || tail -n 50 "$log"
    [ "$failed" -gt 0 ] || failed=1
  fi
  rm -f "$log"
  say "JavaScript tests: $passed passed, $failed failed"
  count "$passed" "$failed"
}

stage_types() {
  local project
  for project in wasm web tests; do
    [ -f $project/tsconfig.json ] && check "types of $project/" tests/node_modules/.bin/tsc -p $project
  done
}

stage_page() {
  local log passed failed skipped flaky status=0
  if ! BEDROCK_CHROMIUM=$(scripts/toolchain chromium); then
    count 0 0 1
    return
  fi
  export BEDROCK_CHROMIUM
  scripts/toolchain sites
  log=$(mktemp)
  tests/node_modules/.bin/playwright test -c tests/page >"$log" 2>&1 || status=$?
  passed=$(sed -nE 's/^ *([0-9]+) passed.*/\1/p' "$log" | tail -n 1)
  failed=$(sed -nE 's/^ *([0-9]+) failed.*/\1/p' "$log" | tail -n 1)
  skipped=$(sed -nE 's/^ *([0-9]+) skipped.*/\1/p' "$log" | tail -n 1)
  if [ $status -ne 0 ]; then
    cat "$log"
    [ "${failed:-0}" -gt 0 ] || failed=1
  fi
  flaky=$(sed -nE 's/^ *([0-9]+) flaky.*/\1/p' "$log" | tail -n 1)
  rm -f "$log"
  say "page tests in Chromium: ${passed:-0} passed, ${failed:-0} failed, ${flaky:-0} flaky"
  count "${passed:-0}" "${failed:-0}" "${skipped:-0}"
}

stage_size() { check "size budget" node scripts/check_size.mjs; }

stage_tidy() {
  build_preset native
  check "clang-tidy" scripts/lib/tidy.sh
}
