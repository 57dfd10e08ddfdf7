#!/bin/sh
# node-namespace.sh STATE-FOLDER: makes the mount namespace that it runs in one for a node, and holds it until killed.
# containerd and the kubelet enter it; every mount that they make ends with the last of them.
set -eu
state=$1
data=$state/data
exec 3<"$state" # what hides it below is mounted over by it again

# Folders that they have by heart (sockets of shims and device plugins, container logs) are written to copies.
mount -t tmpfs -o size=64m,mode=755 tmpfs "$data/overlays"
for folder in /run /var/lib /var/log; do
  own=$data/overlays/$(echo "$folder" | tr / _)
  mkdir "$own" "$own/upper" "$own/work"
  mount -t overlay -o "lowerdir=$folder,upperdir=$own/upper,workdir=$own/work" overlay "$folder"
  case $state in
    "$folder"/*) mount --no-canonicalize --rbind /proc/self/fd/3 "$state" ;;
  esac
done
exec 3<&-

# The kubelet would set these for the whole host: it finds what it wants, and the host's stay as they are.
settle() { # SYSCTL VALUE
  file=$data/sysctl$(echo "/$1" | tr / .)
  echo "$2" >"$file"
  mount --bind "$file" "/proc/sys/$1"
}
settle vm/overcommit_memory 1
settle vm/panic_on_oom 0
settle kernel/panic 10
settle kernel/panic_on_oops 1
settle kernel/keys/root_maxkeys 1000000
settle kernel/keys/root_maxbytes 25000000

# As on a node that a service manager has started: containers may ask to be told of mounts that come later.
mount --make-rshared /

: >"$data/node-namespace.ready"
exec sleep infinity
