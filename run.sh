#!/usr/bin/env bash
# Builds and starts the service with a simulated plant. ./run.sh --help tells the options. Ctrl-C stops it cleanly.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. eng/lib.sh

demo=1 http=5080 mqtt=1883 data=data
args=("$@")
for ((i = 0; i < ${#args[@]}; i++)); do
  case "${args[i]}" in
    --no-demo) demo=0 ;;
    --http) http=${args[i + 1]:-} ;;
    --mqtt) mqtt=${args[i + 1]:-} ;;
    --data) data=${args[i + 1]:-} ;;
    --help | -h) sed -n '/Usage = """/,/""";/p' src/Monitor/Hosting/CommandLine.cs | sed '1d;$d;s/^        //;s/^monitor/.\/run.sh/'; exit 0 ;;
  esac
done

need_sdk
need_node
choose_engine
build_wall
say "building (engine $ENGINE) ..."
build_program src/Monitor/Monitor.csproj
((demo)) && build_program tools/Plant/Plant.csproj

bin=artifacts/$ENGINE/bin
pids=()
stop() {
  trap - INT TERM EXIT
  # The plant first, so that the service drains a quiet line.
  for ((p = ${#pids[@]} - 1; p >= 0; p--)); do
    kill -TERM "${pids[p]}" 2>/dev/null || true
    wait "${pids[p]}" 2>/dev/null || true
  done
}
trap 'stop; exit 130' INT
trap 'stop; exit 143' TERM
trap stop EXIT

# If this script is killed outright, its children end with it.
tether=()
command -v setpriv >/dev/null && tether=(setpriv --pdeathsig TERM)

"${tether[@]}" "$bin/Monitor/release/monitor" "$@" &
monitor=$!
pids+=("$monitor")
until ready "$http"; do
  if ! kill -0 "$monitor" 2>/dev/null; then
    code=0
    wait "$monitor" || code=$?
    pids=()
    exit "$code"
  fi
  pause
done

if ((demo)); then
  # An accelerated demo: the plant takes the service's clock.
  clock=()
  if [ -f "$data/clock-anchor" ]; then
    read -r factor anchor <"$data/clock-anchor" || [ -n "$anchor" ]
    clock=(--clock "$factor" --clock-anchor "$anchor")
  fi
  "${tether[@]}" "$bin/Plant/release/plant" --mqtt "127.0.0.1:$mqtt" "${clock[@]}" >"$(mkdir -p artifacts/log && echo artifacts/log/plant.log)" 2>&1 &
  pids+=("$!")
  cat <<TEXT

  值班墙 wall     http://127.0.0.1:$http/wall      duty / demo   (duty2, engineer, enterprise, supervisor, admin: demo)
  工作台 desks    http://127.0.0.1:$http/          each role lands at its own page
  网关 gateways   mqtt://127.0.0.1:$mqtt           demo / demo
  试一试 try it   mosquitto_pub -h 127.0.0.1 -p $mqtt -u demo -P demo -q 1 -t hm/v1/330100099/telemetry/LI-912 -m 14.5
  plant log       artifacts/log/plant.log          Ctrl-C 停止 stops everything

TEXT
else
  cat <<TEXT

  值班墙 wall     http://127.0.0.1:$http/wall
  工作台 desks    http://127.0.0.1:$http/
  网关 gateways   mqtt://127.0.0.1:$mqtt           Ctrl-C 停止 stops it

TEXT
fi
code=0
wait "$monitor" || code=$?
exit "$code"
