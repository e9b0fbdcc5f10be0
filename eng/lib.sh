# Shared by run.sh and test.sh: checks what is needed, chooses the engine, builds.

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

need_sdk() {
  command -v dotnet >/dev/null || die "需要 .NET SDK 10：未找到 dotnet / the .NET SDK 10 is needed: 'dotnet' was not found (https://dotnet.microsoft.com)"
  local major
  major=$(dotnet --version 2>/dev/null | cut -d. -f1)
  [[ "$major" =~ ^[0-9]+$ ]] && ((major >= 10)) || die "需要 .NET SDK 10 或更新 / the .NET SDK 10 or newer is needed; found: $(dotnet --version 2>&1 | head -n 1)"
}

need_node() {
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    install_packages nodejs npm
  fi
  local major
  major=$(node --version | sed 's/^v//' | cut -d. -f1)
  ((major >= 20)) || die "需要 Node.js 20 或更新 / Node.js 20 or newer is needed; found $(node --version)"
}

# Debian packages, installed if we may, else named.
install_packages() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null && sudo -n true 2>/dev/null && as_root=(sudo) || {
      say "缺少软件包，请安装 / please install: apt-get install ${missing[*]}"
      return 1
    }
  fi
  say "installing ${missing[*]} ..."
  "${as_root[@]}" apt-get update -qq >&2 || true
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2 || {
    say "could not install: ${missing[*]}"
    return 1
  }
}

# Orleans where all its packages restore, else Local. Tried once, remembered in .engine; ENGINE=... overrides.
choose_engine() {
  if [ -n "${ENGINE:-}" ]; then
    :
  elif [ -f .engine ]; then
    ENGINE=$(tr -d '[:space:]' <.engine)
  else
    say "looking for the official grain engine packages ..."
    if dotnet restore eng/EngineProbe/EngineProbe.csproj -p:Engine=Orleans -v q >/dev/null 2>&1; then ENGINE=Orleans; else ENGINE=Local; fi
    printf '%s\n' "$ENGINE" >.engine
  fi
  [[ "$ENGINE" == Local || "$ENGINE" == Orleans ]] || die "ENGINE is '$ENGINE'; it must be Local or Orleans"
  export ENGINE
}

build_program() {
  mkdir -p artifacts/log
  dotnet build "$1" -c Release -p:Engine="$ENGINE" -v q --nologo >artifacts/log/build.log 2>&1 || {
    cat artifacts/log/build.log >&2
    die "构建失败 / the build of $1 failed"
  }
}

# The web client, built again only when its sources changed.
build_wall() {
  local stamp=src/Gateway/wwwroot/.built now
  now=$(cd src/Wall && find . -path ./node_modules -prune -o -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum)
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ] && return 0
  say "building the wall ..."
  (cd src/Wall && npm ci --no-audit --no-fund --silent && npm run --silent build) >&2 || die "the wall could not be built"
  printf '%s' "$now" >"$stamp"
}

ready() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && [ "$(http_status "$1" /health/ready)" = 200 ]; }

http_status() {
  exec 3<>"/dev/tcp/127.0.0.1/$1" || return 1
  printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$2" "$1" >&3
  local line
  IFS= read -r -t 5 line <&3 || true
  exec 3<&-
  printf '%s' "$line" | cut -d' ' -f2
}

pause() { read -r -t 0.2 <> <(:) || true; }
