#!/bin/sh
# Makes sure that the browser tests find a Chromium: one that is there, or one from the system's
# packages where this user may install them. Otherwise says what to install, and fails.
set -u

find_chromium() {
    for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        # Some systems have a command of that name that only asks to install a snap.
        if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1 && "$name" --version >/dev/null 2>&1; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        sudo -n "$@"
    else
        return 1
    fi
}

install_chromium() {
    if command -v apt-get >/dev/null 2>&1; then
        as_root apt-get update -qq
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium
    elif command -v dnf >/dev/null 2>&1; then
        as_root dnf install -y -q chromium
    elif command -v pacman >/dev/null 2>&1; then
        as_root pacman -S --noconfirm --needed chromium
    elif command -v apk >/dev/null 2>&1; then
        as_root apk add --quiet chromium
    elif command -v brew >/dev/null 2>&1; then
        brew install --quiet --cask chromium
    else
        return 1
    fi
}

find_chromium && exit 0
echo "No Chromium found; trying to install it from the system's packages." >&2
install_chromium >&2
find_chromium && exit 0

cat >&2 <<'HELP'
The browser tests need Chromium or Chrome, which is not here and could not be installed.
Install it and run `make test` again:
    Debian:         sudo apt-get install chromium
    Ubuntu:         sudo snap install chromium
    Fedora:         sudo dnf install chromium
    Arch:           sudo pacman -S chromium
    Alpine:         sudo apk add chromium
    macOS:          brew install --cask chromium
    anywhere else:  .venv/bin/playwright install --with-deps chromium
                    and then CHROMIUM=/path/to/it make test
The other tests run without it: .venv/bin/pytest -m "not browser"
HELP
exit 1
