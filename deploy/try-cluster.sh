#!/usr/bin/env bash
# A cluster as plain processes on this machine, for trying it out: PostgreSQL, InfluxDB, 3 silos, 2 gateways, on loopback and free ports.
#
#   deploy/try-cluster.sh [--silos N] [--gateways N] [--data DIR] [--database CONNECTION] [--influx URL] [--no-demo] [--plant]
#   deploy/try-cluster.sh [--data DIR] status | kill NAME | stop NAME | start NAME | restart NAME | log NAME       (from another shell)
#
# kill is kill -9, stop is SIGTERM; NAME is silo-1 …, gateway-1 …, postgres, influxdb. Ctrl-C stops all: gateways first, then silos, then the stores.
# Without --database and --influx both are started here (Debian: postgresql, influxdb). --plant sends the simulated plant to gateway-1.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/eng/lib.sh"

silos=3 gateways=2 data=$root/data/try-cluster database='' influx='' demo=() plant=0 command='' name=''
while (($#)); do
  case "$1" in
    --silos | --gateways | --data | --database | --influx) printf -v "${1#--}" '%s' "${2:?$1}"; shift ;;
    --no-demo) demo=(--no-demo) ;;
    --plant) plant=1 ;;
    status) command=status ;;
    kill | stop | start | restart | log) command=$1 name=${2:?"$1 NAME"}; shift ;;
    --help | -h) sed -n '2,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;;
    *) die "$1: 没有这个选项 / no such option (--help)" ;;
  esac
  shift
done
[[ "$silos" =~ ^[1-9]$ && "$gateways" =~ ^[1-9]$ ]] || die "--silos, --gateways: 1–9"
((plant && ${#demo[@]})) && die "--plant: 需要演示装置 / needs the demo"
mkdir -p "$data"
data=$(cd "$data" && pwd)

running() { [ -s "$data/pid" ] && kill -0 "$(<"$data/pid")" 2>/dev/null; }

# --- from another shell ---------------------------------------------------------------------------------------------------------------------------
if [ "$command" = log ]; then
  exec tail -n 40 -f "$data/$name.log"
elif [ -n "$command" ]; then
  running || die "$data: 没有运行中的集群 / no cluster runs here"
  rm -f "$data/answer"
  printf '%s %s\n' "$command" "$name" >"$data/control"
  for ((i = 0; i < 450; i++)); do
    [ -f "$data/answer" ] && { cat "$data/answer"; exit 0; }
    pause
  done
  die "没有应答 / no answer; see $data"
fi

# --- what is needed -------------------------------------------------------------------------------------------------------------------------------
running && die "$data: 已有集群在运行 / a cluster runs here already"
need_sdk
need_node
need=()
[ -n "$database" ] || need+=(postgresql)
[ -n "$influx" ] || need+=(influxdb)
((${#need[@]} == 0)) || install_packages "${need[@]}" || exit 1
ENGINE=Orleans
export ENGINE
log=$data/restore.log
dotnet restore "$root/eng/EngineProbe/EngineProbe.csproj" -p:Engine=Orleans -v q >"$log" 2>&1 || {
  grep -m 3 -E 'error' "$log" >&2 || true
  die "官方软件包无法还原，集群需要它们 / the official packages (Microsoft.Orleans.*, MQTTnet, InfluxDB.Client) cannot be restored from this machine's feed, and a cluster needs them. All of it: $log"
}
cd "$root"
build_wall
say "building (engine Orleans) ..."
build_program src/Monitor/Monitor.csproj
((plant)) && build_program tools/Plant/Plant.csproj
bin=$root/artifacts/Orleans/bin

# --- processes ------------------------------------------------------------------------------------------------------------------------------------
declare -A pid=() line=() port=()
order=()
echo $$ >"$data/pid"

# A port that nobody listens on, below those of outgoing connections; the same as in the last run if it can be.
free_port() { # free_port NAME
  local file=$data/ports chosen=''
  touch "$file"
  chosen=$(sed -n "s/^$1 //p" "$file")
  while [ -z "$chosen" ] || (exec 3<>"/dev/tcp/127.0.0.1/$chosen") 2>/dev/null || [[ " ${port[*]} " = *" $chosen "* ]]; do
    chosen=$((16000 + RANDOM % 14000))
  done
  port[$1]=$chosen
  sed -i "/^$1 /d" "$file"
  printf '%s %s\n' "$1" "$chosen" >>"$file"
}

# In a session of its own, so that Ctrl-C reaches only this script; ends with it, if it is killed outright.
launch() { # launch NAME PROGRAM …
  local name=$1
  shift
  printf '%s\n' "--- $(date -u +%FT%TZ) $*" >>"$data/$name.log"
  setsid setpriv --pdeathsig TERM -- "$@" >>"$data/$name.log" 2>&1 </dev/null 9>&- &
  pid[$name]=$!
}

begin() { # begin NAME: with the line that it was given
  local words
  mapfile -t words <<<"${line[$1]}"
  launch "$1" "${words[@]}"
}

has() { # has NAME PROGRAM …: notes how it is started
  local name=$1
  shift
  printf -v "line[$name]" '%s\n' "$@"
  line[$name]=${line[$name]%$'\n'}
  order+=("$name")
}

alive() { [ -n "${pid[$1]:-}" ] && kill -0 "${pid[$1]}" 2>/dev/null; }

finish() { # finish SIGNAL NAME …: to all, then waits for all
  local signal=$1 each
  shift
  for each in "$@"; do
    if alive "$each"; then kill -"$signal" "${pid[$each]}" || true; fi
  done
  for each in "$@"; do
    if [ -n "${pid[$each]:-}" ]; then wait "${pid[$each]}" 2>/dev/null || true; fi
    unset "pid[$each]"
  done
}

# Without read and mapfile: bash 5.2 forgets a trap that uses one while the script's own read has a time limit.
stop_all() {
  trap '' INT TERM
  trap - EXIT
  say "stopping: gateways, silos, stores ..."
  local kind each names
  for kind in plant gateway silo; do
    names=()
    for each in "${order[@]}"; do [[ "$each" != "$kind"* ]] || names+=("$each"); done
    finish TERM "${names[@]}"
  done
  finish TERM influxdb
  # Fast: connections are cut, what is committed is kept.
  finish INT postgres
  rm -f "$data/pid" "$data/control" "$data/answer"
}
stopping=0
trap 'stopping=130' INT
trap 'stopping=143' TERM
trap stop_all EXIT
check() { ((stopping == 0)) || exit "$stopping"; }

until_true() { # until_true NAME SECONDS TEST …
  local name=$1 left=$(($2 * 5))
  shift 2
  until "$@"; do
    check
    alive "$name" || { tail -n 15 "$data/$name.log" >&2; die "$name 启动失败 / did not start"; }
    ((left-- > 0)) || die "$name: 启动超时 / took too long; see $data/$name.log"
    pause
  done
}
answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
live() { answers "$1" && [ "$(http_status "$1" /health/live)" = 200 ]; }

# --- stores ---------------------------------------------------------------------------------------------------------------------------------------
if [ -z "$database" ]; then
  programs=$(dirname "$(printf '%s\n' /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)")
  free_port postgres
  as=()
  if [ "$(id -u)" = 0 ]; then
    # The server refuses to be root.
    as=(setpriv --reuid postgres --regid postgres --init-groups --)
    install -d -o postgres -m 0700 "$data/postgres"
  fi
  [ -f "$data/postgres/PG_VERSION" ] ||
    "${as[@]}" "$programs/initdb" -D "$data/postgres" -U postgres -A trust --encoding=UTF8 --locale=C.UTF-8 >"$data/postgres.log" 2>&1 ||
    { tail -n 3 "$data/postgres.log" >&2; die "initdb: $data/postgres (root: 'postgres' must be able to reach the folder)"; }
  has postgres "${as[@]}" setpriv --pdeathsig INT -- "$programs/postgres" -D "$data/postgres" -p "${port[postgres]}" \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200
  begin postgres
  psql=("$programs/psql" -h 127.0.0.1 -p "${port[postgres]}" -U postgres -Atq)
  until_true postgres 30 "${psql[@]}" -c 'SELECT 1' -o /dev/null 2>/dev/null
  [ "$("${psql[@]}" -c "SELECT 1 FROM pg_database WHERE datname = 'monitoring'")" = 1 ] || "${psql[@]}" -c 'CREATE DATABASE monitoring'
  database="Host=127.0.0.1;Port=${port[postgres]};Username=postgres;Database=monitoring"
fi
if [ -z "$influx" ]; then
  free_port influxdb
  free_port influxdb-rpc
  mkdir -p "$data/influxdb"
  cat >"$data/influxdb/influxdb.conf" <<TEXT
reporting-disabled = true
bind-address = "127.0.0.1:${port[influxdb-rpc]}"
[meta]
  dir = "$data/influxdb/meta"
[data]
  dir = "$data/influxdb/data"
  wal-dir = "$data/influxdb/wal"
  query-log-enabled = false
[http]
  bind-address = "127.0.0.1:${port[influxdb]}"
  log-enabled = false
[monitor]
  store-enabled = false
TEXT
  has influxdb "$(command -v influxd)" -config "$data/influxdb/influxdb.conf"
  begin influxdb
  until_true influxdb 30 answers "${port[influxdb]}"
  influx="http://127.0.0.1:${port[influxdb]}?db=monitoring"
fi

# --- silos and gateways ---------------------------------------------------------------------------------------------------------------------------
# By the environment: a password in it is not to be in a list of processes.
export MONITOR_DATABASE=$database MONITOR_INFLUX=$influx
for ((i = 1; i <= silos; i++)); do
  for p in http silo gateway; do free_port "silo-$i-$p"; done
  has "silo-$i" "$bin/Monitor/release/monitor" --role silo --silo-name "silo-$i" --silo-port "${port[silo-$i-silo]}" --silo-gateway-port "${port[silo-$i-gateway]}" \
    --http "${port[silo-$i-http]}" --data "$data/silo-$i" "${demo[@]}"
  begin "silo-$i"
done
for ((i = 1; i <= silos; i++)); do until_true "silo-$i" 90 live "${port[silo-$i-http]}"; done
for ((i = 1; i <= gateways; i++)); do
  for p in http mqtt; do free_port "gateway-$i-$p"; done
  has "gateway-$i" "$bin/Monitor/release/monitor" --role gateway --http "${port[gateway-$i-http]}" --mqtt "${port[gateway-$i-mqtt]}" --data "$data/gateway-$i" "${demo[@]}"
  begin "gateway-$i"
  # One after the other: the first makes the demo, or the account admin.
  until_true "gateway-$i" 120 ready "${port[gateway-$i-http]}"
done
if ((plant)); then
  has plant "$bin/Plant/release/plant" --mqtt "127.0.0.1:${port[gateway-1-mqtt]}"
  begin plant
fi

status() {
  local each state http
  for each in "${order[@]}"; do
    http=${port[$each-http]:-}
    if ! alive "$each"; then state='down'
    elif [ -n "$http" ]; then state="health $(http_status "$http" /health/ready 2>/dev/null || true)"
    else state='runs'; fi
    printf '%-10s %-11s pid %-8s %s\n' "$each" "$state" "${pid[$each]:--}" "${http:+http://127.0.0.1:$http${port[$each-mqtt]:+  mqtt://127.0.0.1:${port[$each-mqtt]}}}"
  done
}

status
cat <<TEXT

  值班墙 wall     http://127.0.0.1:${port[gateway-1-http]}/wall      duty / demo
  日志 logs       $data/*.log
  试一试 try it   mosquitto_pub -h 127.0.0.1 -p ${port[gateway-1-mqtt]} -u demo -P demo -q 1 -t hm/v1/330100099/telemetry/LI-912 -m 14.5
  kill -9         ${BASH_SOURCE[0]} kill silo-2          Ctrl-C 停止 stops everything

TEXT

# --- commands, until Ctrl-C -----------------------------------------------------------------------------------------------------------------------
obey() { # obey VERB NAME
  if [ "$1" = status ]; then
    status
  elif [ -z "${line[$2]:-}" ]; then
    printf '%s: 没有这个进程 / no such process\n' "$2"
  else
    case "$1" in
      kill) finish KILL "$2" ;;
      stop) finish TERM "$2" ;;
      restart) finish TERM "$2"; begin "$2" ;;
      start) alive "$2" || begin "$2" ;;
    esac
    status
  fi
}

rm -f "$data/control"
mkfifo -m 0600 "$data/control"
exec 9<>"$data/control"
while check; do
  if read -r -t 1 -u 9 verb which; then
    obey "$verb" "$which" >"$data/answer.new" 2>&1 || true
    mv "$data/answer.new" "$data/answer"
  fi
  for each in "${order[@]}"; do
    if [ -n "${pid[$each]:-}" ] && ! alive "$each"; then
      code=0
      wait "${pid[$each]}" || code=$?
      unset "pid[$each]"
      say "$each 已退出 / ended with code $code; $data/$each.log"
    fi
  done
done
