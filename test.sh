#!/usr/bin/env bash
# Installs what the tests need, builds everything, runs all tests. The last line is "N passed, N failed, N skipped".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. eng/lib.sh

need_sdk
need_node
install_packages mosquitto mosquitto-clients libfaketime python3-paho-mqtt chromium fonts-noto-cjk sqlite3 postgresql influxdb victoria-metrics haproxy docker-compose systemd nftables || say "tests that need them are skipped"
choose_engine
build_wall

passed=0 failed=0 skipped=0
count() { passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3)); }

# Test projects in npm: each has its lock file and a "test" script, or is only the clients of a .NET test.
for folder in tests/*/js tests/*/signalr; do
  [ -f "$folder/package.json" ] && (cd "$folder" && npm ci --no-audit --no-fund --silent) >&2
done

say "building ..."
dotnet build Monitoring.sln -c Release -p:Engine="$ENGINE" -v q --nologo -clp:NoSummary >&2 || { say "the build failed"; printf '%s passed, %s failed, %s skipped\n' 0 1 0; exit 1; }

say "== src/Wall"
report=$(mktemp)
(cd src/Wall && npm test --silent -- --reporter=default --reporter=json --outputFile="$report") >&2
code=$?
read -r p f s < <(node -e 'const r=JSON.parse(require("fs").readFileSync(process.argv[1],"utf8"));console.log(r.numPassedTests,r.numFailedTests,r.numPendingTests)' "$report" 2>/dev/null || echo "0 1 0")
((code != 0 && f == 0)) && f=1
count "$p" "$f" "$s"

results=$(mktemp -d)
for project in tests/*/*.csproj; do
  name=$(basename "$project" .csproj)
  [ "$name" = Shared ] && continue
  say "== $name"
  dotnet test "$project" -c Release --no-build -p:Engine="$ENGINE" --nologo -v q --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" --results-directory "$results" ${TEST_FILTER:+--filter "$TEST_FILTER"} >&2
  code=$?
  if [ -f "$results/$name.trx" ]; then
    counters=$(grep -o '<Counters [^>]*>' "$results/$name.trx")
    number() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters"; }
    total=$(number total) executed=$(number executed) p=$(number passed)
    f=$((executed - p))
    ((code != 0 && f == 0)) && f=1
    count "$p" "$f" $((total - executed))
    grep -o 'testName="[^"]*"[^>]*outcome="NotExecuted"' "$results/$name.trx" | sed 's/testName="\([^"]*\)".*/   skipped: \1/' >&2
  elif ((code != 0)); then
    count 0 1 0
  fi
done

printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
((failed == 0))
