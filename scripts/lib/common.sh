# Words to the person, for all scripts. Source it; it sets nothing but functions and ROOT.
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

say() { printf '\033[1m==>\033[0m %s\n' "$*" >&2; }
die() {
  printf 'error: %s\n' "$1" >&2
  [ $# -lt 2 ] || printf '  what to do: %s\n' "$2" >&2
  exit 1
}

# timed WORDS COMMAND...: says what is done and how long it took; its output is shown only if it fails.
timed() {
  local words=$1 log start status=0
  shift
  start=$SECONDS
  say "$words ..."
  log=$(mktemp)
  # Not "|| status=$?": that would switch off "set -e" inside the command.
  set +e
  (
    set -e
    "$@"
  ) >"$log" 2>&1
  status=$?
  set -e
  if [ $status -ne 0 ]; then
    cat "$log" >&2
    rm -f "$log"
    die "$words: failed with status $status" "The lines above say why."
  fi
  rm -f "$log"
  say "$words: done in $((SECONDS - start)) s"
}

# One build at a time in this checkout; held until the script ends.
lock_build() {
  mkdir -p "$ROOT/build"
  exec 8>"$ROOT/build/lock"
  flock -n 8 || die "another build is running in this checkout" "Wait until it has ended, then try again."
}
