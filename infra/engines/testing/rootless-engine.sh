#!/usr/bin/env bash
# The first process of a rootless Docker engine, in a mount namespace of its own, where it becomes a user that only that
# namespace knows.
#   rootless-engine.sh FOLDER ROOTLESSKIT UID PROGRAM…
# FOLDER holds docker.json. The programs are copied there: where they come from may be closed to other users. ROOTLESSKIT is
# a tree with slirp4netns and uidmap in it. All is as dockerd-rootless.sh has it with a rootlesskit before 2.0.
set -euo pipefail
folder=$1 rootlesskit=$2 uid=$3
shift 3

bin=$folder/bin
mkdir "$bin" "$folder/home" "$folder/run" "$folder/etc" "$folder/work"
install -m 755 "$rootlesskit/usr/bin/rootlesskit" "$@" "$bin"
install -m 4755 "$rootlesskit/usr/bin/newuidmap" "$rootlesskit/usr/bin/newgidmap" "$bin"
install -D -m 755 "$rootlesskit/usr/bin/slirp4netns" "$folder/slirp4netns/slirp4netns"
cp -a "$rootlesskit"/usr/lib/*-linux-gnu*/lib*.so* "$folder/slirp4netns"
printf '#!/bin/sh\nLD_LIBRARY_PATH=%s exec %s "$@"\n' "$folder/slirp4netns" "$folder/slirp4netns/slirp4netns" >"$bin/slirp4netns"
chmod 755 "$bin/slirp4netns"
# Whoever may use a network of theirs may have a device in it, as udev's rules have it.
mknod -m 666 "$folder/tun" c 10 200
mount --bind "$folder/tun" /dev/net/tun
mount -t overlay -o "lowerdir=/etc,upperdir=$folder/etc,workdir=$folder/work" overlay /etc
echo "rootless:x:$uid:$uid::$folder/home:/bin/sh" >>/etc/passwd
echo "rootless:x:$uid:" >>/etc/group
echo "rootless:2000000000:65536" | tee /etc/subuid >/etc/subgid
chown "$uid:$uid" "$folder/home" "$folder/run"
chmod 700 "$folder/home" "$folder/run"

# shellcheck disable=SC2016 # the inner shell's own
exec env -i PATH="$bin:/usr/sbin:/usr/bin:/sbin:/bin" HOME="$folder/home" USER=rootless \
  XDG_RUNTIME_DIR="$folder/run" SANDGAUGE_RUN="$SANDGAUGE_RUN" \
  setpriv --reuid "$uid" --regid "$uid" --clear-groups \
  rootlesskit --state-dir "$folder/run/rootlesskit" --copy-up /etc --copy-up /run \
  --net slirp4netns --mtu 65520 --slirp4netns-sandbox auto --slirp4netns-seccomp auto --disable-host-loopback \
  --port-driver builtin \
  sh -c 'rm -f /run/docker /run/containerd /run/xtables.lock && exec dockerd --config-file "$1"' sh "$folder/docker.json"
