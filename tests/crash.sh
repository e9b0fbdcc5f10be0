#!/usr/bin/env bash
# The long crash run: tests/crash.sh [--rounds N] [--seed N]. Real process, real MQTT clients, kill -9 at random moments.
# Says every ten rounds where it is, and at the end what was compared. Exit code 0: nothing lost, doubled or missing.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. eng/lib.sh

rounds=100 seed=$RANDOM
while (($#)); do
  case $1 in
    --rounds) rounds=$2 ;;
    --seed) seed=$2 ;;
    *) echo "tests/crash.sh [--rounds N] [--seed N]" >&2; exit 2 ;;
  esac
  shift 2
done

need_sdk
choose_engine
export CRASH_ROUNDS=$rounds CRASH_SEED=$seed CRASH_PROGRESS
CRASH_PROGRESS=$(mktemp)
tail -f "$CRASH_PROGRESS" >&2 &
follower=$!
dotnet test tests/EndToEnd.Tests -c Release -p:Engine="$ENGINE" --nologo -v q --filter "FullyQualifiedName~CrashTests" --logger "console;verbosity=detailed"
code=$?
kill "$follower"
exit "$code"
