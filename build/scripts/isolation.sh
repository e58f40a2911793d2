#!/bin/sh
# Runs a command on an overlay over the machine's root, which the machine does not see. lib/isolation.mjs starts it in
# separate mount and process namespaces, so everything ends with it.
#
#   isolation.sh install <layer> <command…>                     as root, to write into the layer
#   isolation.sh run <layer> <tree> <results> <node> <command…> as a user, on a root that is read-only
#   isolation.sh run-writable …                                 the same, but what is written to the root is dropped
set -eu

use=$1
layer=$2
shift 2

mkdir -p "$layer/files" "$layer/work" "$layer/root" "$layer/copy" "$layer/tree"
root=$layer/root
upper=$layer
if [ "$use" = run-writable ]; then
  upper=$layer/copy
  mount -t tmpfs -o mode=755 tmpfs "$upper"
  cp -a "$layer/files" "$upper/files"
  mkdir "$upper/work"
fi
mount -t overlay overlay -o "lowerdir=/,upperdir=$upper/files,workdir=$upper/work" "$root"
mount -t proc proc "$root/proc"
mount --rbind /sys "$root/sys"
mount --rbind /dev "$root/dev"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mount -t tmpfs -o mode=755 tmpfs "$root/run"

if [ "$use" = install ]; then
  # In a container these are mounts, which an overlay does not include.
  for file in resolv.conf hosts; do
    rm -f "$root/etc/$file"
    cp -L "/etc/$file" "$root/etc/$file"
  done
  exec chroot "$root" "$@"
fi

tree=$1
results=$2
node=$3
shift 3

# The source tree and node may be in folders that another user can't enter.
mount --bind "$node" "$root/isolated/node"
# Another user may not even enter the source tree itself, which `mktemp -d` makes: an overlay has a root of its own.
mount -t tmpfs -o mode=755 tmpfs "$layer/tree"
mkdir -m 755 "$layer/tree/files" "$layer/tree/work"
mount -t overlay overlay \
  -o "lowerdir=$tree,upperdir=$layer/tree/files,workdir=$layer/tree/work" "$root/isolated/tree"
mount -o remount,ro "$root/isolated/tree"
mount --bind "$results" "$root/isolated/tree/out/test"
chown -R 1999:1999 "$results"
# For the display sockets of GNOME (Wayland) and KDE (X11).
mkdir -m 1777 "$root/tmp/.X11-unix" "$root/tmp/.ICE-unix"
[ "$use" = run-writable ] || mount -o remount,ro "$root"
ip link set lo up

# Not chroot, in which Chromium can't create its sandbox.
cd "$root"
pivot_root . .
umount -l .
cd /isolated/tree
# Not exec: the first process of a namespace must reap all others.
setpriv --reuid 1999 --regid 1999 --clear-groups -- \
  env -i PATH=/usr/bin:/bin:/usr/sbin:/sbin LANG=C.UTF-8 "$@"
