# Shared by ./drydock and ./test: what must be on the machine, and building with a line of progress.

# package, and what it is for
required_packages="
libsqlite3-dev                keeping your progress
libedit-dev                   editing lines at the prompt
libcmark-gfm-dev              reading the lessons' Markdown
libcmark-gfm-extensions-dev   tables and task lists in the lessons
libssl-dev                    SHA-256 digests of layers and images
pkg-config                    finding these libraries
"

say() { printf '%s\n' "$*" >&2; }

# Installs the Debian packages that are missing, saying which and why.
install_missing_packages() {
    local name purpose missing=()
    while read -r name purpose; do
        [ -n "$name" ] || continue
        if ! dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed'; then
            missing+=("$name")
            say "Missing: $name, for $purpose."
        fi
    done <<< "$required_packages"
    if ! command -v swift >/dev/null 2>&1; then
        say "Swift 6.2 or later is needed and was not found. See https://www.swift.org/install for how to get it."
        exit 1
    fi
    [ ${#missing[@]} -gt 0 ] || return 0
    local sudo=""
    if [ "$(id -u)" != 0 ]; then sudo=sudo; fi
    say "Installing ${missing[*]} with apt-get."
    $sudo apt-get update -qq
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# build_with_progress DIRECTORY ARGUMENTS...: swift build, with one line that counts; everything when it fails.
build_with_progress() {
    local directory=$1 log line
    shift
    log=$(mktemp)
    say "Building Drydock. The first time takes some minutes."
    if [ -t 2 ]; then
        if ! swift build --package-path "$directory" "$@" 2>&1 | tee "$log" | while read -r line; do
            case $line in \[*/*\]*) printf '\r  %-70.70s' "$line" >&2 ;; esac
        done || ! grep -q 'Build.*complete' "$log"; then
            printf '\n' >&2
            cat "$log" >&2
            rm -f "$log"
            exit 1
        fi
        printf '\r%-74s\r' '' >&2
    elif ! swift build --package-path "$directory" "$@" > "$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        exit 1
    fi
    rm -f "$log"
}
