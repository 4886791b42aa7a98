# Sourced by scripts/environment.sh: a Debian 13 root with Debian's own Swift and libraries, made once by debootstrap and entered by chroot.

readonly debian_root=${DEMBRANE_DEBIAN_ROOT:-/var/cache/dembrane/debian-13}

# Makes the root, once. A half-made one is removed, so that this is safe to repeat.
make_debian_root() {
    [ -e "$debian_root/.complete" ] && return 0
    [ "$(id -u)" -eq 0 ] || fail "the Debian 13 root $debian_root must be made by root: run this once as root"
    apt_install debootstrap
    printf 'Making a Debian 13 root in %s (once, some minutes)\n' "$debian_root"
    rm -rf --one-file-system "$debian_root"
    mkdir -p "$(dirname "$debian_root")"
    # In a mount namespace of its own, so that nothing stays mounted below the root should it be cut off.
    unshare --mount debootstrap --variant=minbase --include=ca-certificates,git trixie "$debian_root" http://deb.debian.org/debian >/dev/null \
        || fail "debootstrap could not make $debian_root"
    (enter_debian_root bash -c 'apt-get update -qq && exec apt-get install -y -qq --no-install-recommends "$@"' install \
        "${swift_packages[@]}" "${library_packages[@]}") >/dev/null \
        || fail "apt-get could not install Swift and the C libraries in $debian_root"
    touch "$debian_root/.complete"
}

# Whether a folder is Debian's own in the root, or holds such a folder, so that the machine's can't be in its place.
is_debians() {
    [[ $1 =~ ^/($|(bin|boot|etc|lib[a-z0-9]*|sbin|usr)(/|$)|(var|var/(cache|lib|log))$) && $1 != /usr/local/?* ]]
}

# Makes the folders of `mounted_too` that are missing, since what isn't there can't be mounted; refuses what can't be in the root.
make_mounted_too() {
    local path
    for path in ${mounted_too[@]+"${mounted_too[@]}"}; do
        ! is_debians "$path" || fail "$path is Debian's own where Swift comes from a Debian 13 root, as here: take another folder"
        mkdir -m 700 -p -- "$path" || fail "$path is no folder and can't be made"
    done
}

# enter_debian_root COMMAND [ARGUMENT…] — becomes the command inside the root, with the checkout, its neighbours, /tmp and the home folder
# where they are, and with what else of the machine `mounted_too` names. The process keeps its id throughout, so that a signal to the script
# reaches what it has become.
enter_debian_root() {
    local checkout paths=() path namespaces=(--mount)
    checkout=$(git rev-parse --show-toplevel 2>/dev/null || pwd)
    [ "$(id -u)" -eq 0 ] || namespaces+=(--user --map-root-user)
    for path in /dev /proc /sys "$(dirname "$checkout")" "$checkout" /tmp "$HOME" ${mounted_too[@]+"${mounted_too[@]}"} \
        /etc/resolv.conf /etc/hosts /etc/ssl/certs/ca-certificates.crt /etc/pip.conf; do
        [ "$path" != / ] && [ -e "$path" ] && paths+=("$path")
    done
    export DEMBRANE_IN_DEBIAN_ROOT=1 DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    unset PYTHONPATH PYTHONHOME
    exec unshare "${namespaces[@]}" bash -c '
        root=$1 folder=$2 count=$3
        shift 3
        for path in "${@:1:count}"; do
            if [ -d "$path" ]; then mkdir -p "$root$path"; else mkdir -p "$(dirname "$root$path")" && touch "$root$path"; fi
            mount --rbind "$path" "$root$path" || exit 1
        done
        shift "$count"
        exec chroot "$root" bash -c "cd \"\$1\" && shift && exec \"\$@\"" enter "$folder" "$@"
    ' enter "$debian_root" "$PWD" "${#paths[@]}" "${paths[@]}" "$@"
}
