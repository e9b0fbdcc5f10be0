#!/usr/bin/env bash
# Makes what deploy/secrets/ lacks for the compose files: random passwords and tokens, and a certificate for trying out. What is there stays.
#   deploy/make-secrets.sh HOST      HOST: the name under which browsers and gateways reach the service
set -euo pipefail
host=${1:?"host name / 主机名: deploy/make-secrets.sh monitoring.example.org"}
cd "$(dirname "${BASH_SOURCE[0]}")/secrets"
umask 077

made() { printf '%s\n' "made $1" >&2; }
random() { head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n'; }
secret() { # secret NAME TEXT
  [ -s "$1" ] && return
  printf '%s' "$2" >"$1.new"
  mv "$1.new" "$1"
  made "$1"
}

secret postgres-password "$(random)"
secret database "Host=postgres;Username=monitoring;Database=monitoring;Password=$(cat postgres-password)"
secret influx-password "$(random)"
secret influx-token "$(random)"
secret broker-password "$(random)"
if [ ! -s broker-passwords ]; then
  if command -v mosquitto_passwd >/dev/null; then
    : >broker-passwords.new
    mosquitto_passwd -b broker-passwords.new monitoring "$(cat broker-password)"
    mv broker-passwords.new broker-passwords
    made broker-passwords
  else
    printf '%s\n' "broker-passwords: 缺少 mosquitto_passwd / mosquitto_passwd is missing (Debian: mosquitto); only the cluster needs it" >&2
  fi
fi
if [ ! -s tls.pem ]; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj "/CN=$host" -addext "subjectAltName=DNS:$host" \
    -keyout tls.key.new -out tls.crt.new 2>/dev/null
  cat tls.crt.new tls.key.new >tls.pem
  rm tls.crt.new tls.key.new
  made "tls.pem (self-signed, 30 days: for trying out. Put the chain of your authority and its key there / 自签名，仅供试用)"
fi

# The folder is closed to others; the files are not, because the accounts inside the containers have other numbers.
chmod 0700 .
chmod 0444 -- [!.]*
