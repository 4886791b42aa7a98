# Sourced by ./run, ./test and .ci/run: makes sure of Swift 6 and the Debian packages that they name.
#
# Where the machine has Swift 6, or is Debian 13 or newer (whose archive has it), everything is installed in place. On an older Debian
# the script that sources this file starts itself again inside a Debian 13 root, made once by debootstrap and entered by chroot.

readonly library_packages=(librdkafka-dev libsqlite3-dev libjansson-dev libmicrohttpd-dev libcurl4-openssl-dev libssl-dev)
readonly test_packages=(python3-venv kcat chromium default-jre-headless nodejs zstd curl procps libreoffice-calc-nogui)
readonly debian_root=${DEMBRANE_DEBIAN_ROOT:-/var/cache/dembrane/debian-13}

fail() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

# Runs a command as root: directly, through sudo, or not at all.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "root is needed for: $*"
    fi
}

# apt_install PACKAGE… — installs those that are missing; says what to do where it can't.
apt_install() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    command -v apt-get >/dev/null || fail "these Debian packages (or their like) are needed, and there is no apt-get: ${missing[*]}"
    printf 'Installing from Debian: %s\n' "${missing[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null \
        && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null \
        || fail "apt-get could not install: ${missing[*]}. Install them by hand and try again."
}

has_swift_6() {
    command -v swift >/dev/null && swift --version 2>/dev/null | grep -qE 'Swift version ([6-9]|[1-9][0-9])\.'
}

debian_version() {
    local ID= VERSION_ID=
    [ -r /etc/os-release ] && . /etc/os-release
    if [ "$ID" = debian ]; then echo "${VERSION_ID:-99}"; else echo 0; fi
}

# Makes the Debian 13 root, once. A half-made one is removed, so that this is safe to repeat.
make_debian_root() {
    [ -e "$debian_root/.complete" ] && return 0
    [ "$(id -u)" -eq 0 ] || fail "Swift 6 is not installed. Install it, or run this once as root so that it can be set up in $debian_root."
    apt_install debootstrap
    printf 'Making a Debian 13 root with Swift 6 in %s (once, some minutes)\n' "$debian_root"
    rm -rf "$debian_root"
    mkdir -p "$(dirname "$debian_root")"
    debootstrap --variant=minbase --include=ca-certificates,git trixie "$debian_root" http://deb.debian.org/debian >/dev/null \
        || fail "debootstrap could not make $debian_root"
    touch "$debian_root/.complete"
}

# Starts this script again inside the root, with the checkout, its neighbours, /tmp and the home folder where they are.
# The process keeps its id throughout, so that a signal to the script reaches what it has become.
enter_debian_root() {
    local checkout paths=() path namespaces=(--mount)
    checkout=$(git -C "$(dirname "$(readlink -f "$0")")" rev-parse --show-toplevel 2>/dev/null || pwd)
    [ "$(id -u)" -eq 0 ] || namespaces+=(--user --map-root-user)
    for path in /dev /proc /sys "$(dirname "$checkout")" "$checkout" /tmp "$HOME" \
        /etc/resolv.conf /etc/hosts /etc/ssl/certs/ca-certificates.crt /etc/pip.conf; do
        [ "$path" != / ] && [ -e "$path" ] && paths+=("$path")
    done
    export DEMBRANE_IN_DEBIAN_ROOT=1 LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    unset PYTHONPATH PYTHONHOME
    exec unshare "${namespaces[@]}" bash -c '
        root=$1 folder=$2 count=$3
        shift 3
        for path in "${@:1:count}"; do
            if [ -d "$path" ]; then mkdir -p "$root$path"; else mkdir -p "$(dirname "$root$path")" && touch "$root$path"; fi
            mount --rbind "$path" "$root$path" || exit 1
        done
        shift "$count"
        exec chroot "$root" bash -c "cd \"\$1\" && shift && exec bash \"\$@\"" enter "$folder" "$@"
    ' enter "$debian_root" "$PWD" "${#paths[@]}" "${paths[@]}" "$(readlink -f "$0")" "$@"
}

# prepare_environment PACKAGE… -- ARGUMENT… — returns with Swift 6 and the packages there, possibly as a new process with the arguments.
prepare_environment() {
    local packages=()
    while [ $# -gt 0 ] && [ "$1" != -- ]; do
        packages+=("$1")
        shift
    done
    [ $# -gt 0 ] && shift
    if ! has_swift_6; then
        if [ -n "${DEMBRANE_IN_DEBIAN_ROOT:-}" ] || [ "${version:=$(debian_version)}" -ge 13 ]; then
            apt_install swiftlang swiftlang-dev g++
        elif [ "$version" -gt 0 ]; then
            make_debian_root
            enter_debian_root "$@"
        else
            fail "Swift 6 or newer is needed: see https://www.swift.org/install"
        fi
        has_swift_6 || fail "no Swift 6 after installing it: swift --version says $(swift --version 2>&1 | head -n 1)"
    fi
    apt_install "${packages[@]}"
}
