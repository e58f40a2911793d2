#!/bin/sh
# Installs an rpm with its dependencies on Fedora, starts the app as an ordinary user, installs it over itself, and removes it:
# build/smoke/rpm.sh <file>, as root.
set -eu

package=$1
node=$(command -v node)
start=$(dirname "$0")/start.mjs

tools="xorg-x11-server-Xvfb xorg-x11-xauth dbus-daemon util-linux shadow-utils libatomic"

# shellcheck disable=SC2086 # One word for each package.
dnf install -qy "$package" $tools
rpm -V casjobs-tray
useradd --create-home starter
# Its own copy: another user can't enter the folder of the workflow.
install -m 644 "$start" /home/starter/start.mjs
install -m 755 "$node" /usr/local/bin/node-of-starter
runuser -u starter -- xvfb-run -a dbus-run-session \
  node-of-starter /home/starter/start.mjs /usr/bin/casjobs-tray
dnf reinstall -qy "$package"
[ -x /usr/bin/casjobs-tray ]
dnf remove -qy casjobs-tray
[ ! -e /usr/bin/casjobs-tray ] && [ ! -e /usr/lib/casjobs-tray ]
