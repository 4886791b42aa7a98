# Sourced by ./run, ./test and .ci/run, which know where they lie themselves ($self) and are in the checkout: makes sure of Swift 6 and the
# Debian packages that they name.
#
# Where the machine has Swift 6, or is Debian 13 or newer (whose archive has it), everything is installed in place. On an older Debian
# without it the script that sources this file starts itself again inside a Debian 13 root.

. scripts/debian-root.sh

readonly swift_packages=(swiftlang swiftlang-dev g++)
# Three fonts for what a customer's name may hold: letters of Europe and the Near East, Chinese and Japanese, and Korean.
readonly font_packages=(fonts-dejavu-core fonts-droid-fallback fonts-wqy-microhei)
readonly library_packages=(librdkafka-dev libsqlite3-dev libjansson-dev libmicrohttpd-dev libcurl4-openssl-dev libssl-dev zlib1g-dev libxml2-dev
    libpango1.0-dev libcairo2-dev libqrencode-dev pkgconf "${font_packages[@]}")
readonly test_packages=(python3-venv kcat chromium-headless-shell default-jre-headless nodejs zstd curl openssl procps libreoffice-calc-nogui
    poppler-utils zbar-tools)

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

# The version of the Swift at hand, such as 6.3.1; nothing where there is none.
swift_version() {
    local text
    text=$(swift --version 2>/dev/null) || true
    [[ $text =~ Swift\ version\ ([0-9.]+) ]] && echo "${BASH_REMATCH[1]}" || true
}

has_swift_6() {
    [[ $(swift_version) =~ ^([6-9]|[1-9][0-9])\. ]]
}

debian_version() {
    local ID= VERSION_ID=
    [ -r /etc/os-release ] && . /etc/os-release
    if [ "$ID" = debian ]; then echo "${VERSION_ID:-99}"; else echo 0; fi
}

# prepare_environment PACKAGE… -- ARGUMENT… — returns with Swift 6 and the packages there, possibly as a new process with the arguments.
prepare_environment() {
    local packages=() version
    while [ $# -gt 0 ] && [ "$1" != -- ]; do
        packages+=("$1")
        shift
    done
    [ $# -gt 0 ] && shift
    if ! has_swift_6; then
        version=$(debian_version)
        if [ "$version" -ge 13 ]; then
            apt_install "${swift_packages[@]}"
        elif [ "$version" -gt 0 ]; then
            make_mounted_too
            make_debian_root
            enter_debian_root bash "$self" "$@"
        else
            fail "Swift 6 or newer is needed: see https://www.swift.org/install"
        fi
        has_swift_6 || fail "no Swift 6 after installing it: swift --version says $(swift --version 2>&1 | head -n 1)"
    fi
    apt_install "${packages[@]}"
}
