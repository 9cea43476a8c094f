#!/usr/bin/env bash
# repeat.sh <runs> <class path>: runs the tests until a run fails, in every second run with all
# cores busy.
set -euo pipefail

stop_load() {
  kill $(jobs -p) 2>/dev/null || true
}
trap stop_load EXIT

for ((run = 1; run <= $1; run++)); do
  if ((run % 2 == 0)); then
    for ((core = 0; core < $(getconf _NPROCESSORS_ONLN); core++)); do
      while :; do :; done &
    done
  fi
  echo "Run $run of $1"
  java -XX:TieredStopAtLevel=1 -classpath "$2" org.junit.platform.console.ConsoleLauncher execute \
    --scan-classpath=target/test-classes --disable-banner --details=summary
  stop_load
done
