# Sourced by the scripts that try bundles: a line for each thing tried, and an end that says whether all passed.

failures=0
said=$PWD/build/try/said
mkdir -p build/try

holds() { # holds SENTENCE COMMAND...
  local sentence=$1
  shift
  if "$@" >"$said" 2>&1; then
    echo "ok    $sentence"
  else
    echo "FAILS $sentence"
    tail -8 "$said"
    failures=$((failures + 1))
  fi
}

fails_with() { # fails_with CODE WORDS SENTENCE COMMAND...: it must end with this exit code and print these words
  local code=$1 words=$2 sentence=$3 got=0
  shift 3
  "$@" >"$said" 2>&1 || got=$?
  if [ "$got" -eq "$code" ] && { [ -z "$words" ] || grep -qF "$words" "$said"; }; then
    echo "ok    $sentence"
  else
    echo "FAILS $sentence (exit code $got, $code was expected)"
    tail -8 "$said"
    failures=$((failures + 1))
  fi
}

at_most() { # at_most BOUND FIGURE UNIT
  if awk -v bound="$1" -v figure="$2" 'BEGIN { exit !(figure <= bound) }'; then
    echo "ok    $2 $3 (at most $1)"
  else
    echo "FAILS $2 $3 (at most $1)"
    failures=$((failures + 1))
  fi
}

verdict() {
  [ "$failures" -eq 0 ] || { echo "$failures failed"; exit 1; }
}
