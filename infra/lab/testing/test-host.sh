#!/usr/bin/env bash
# The first process of a test host, in namespaces of its own: a root file system over this machine's, whose changes are
# in memory, and an ssh server. With it all of the host ends.
#   test-host.sh NAME FOLDER OPENSSH-SERVER AUTHORISED-KEY
# FOLDER is empty. The kernel's settings are this machine's, and read-only here; cgroups are not there.
set -euo pipefail
name=$1 folder=$2 server=$3 key=$4

hostname "$name"
mount -t tmpfs -o size=4g,mode=755 tmpfs "$folder"
root=$folder/root
mkdir "$folder/upper" "$folder/work" "$root"
mount -t overlay -o "lowerdir=/,upperdir=$folder/upper,workdir=$folder/work" overlay "$root"
mount --rbind /dev "$root/dev"
mount --rbind /sys "$root/sys"
mount -o remount,bind,ro "$root/sys"
umount --recursive --lazy "$root/sys/fs/cgroup"
mount -t proc proc "$root/proc"
mount --bind "$root/proc/sys" "$root/proc/sys"
mount -o remount,bind,ro "$root/proc/sys"
mount -t tmpfs -o mode=755 tmpfs "$root/run"
mount -t tmpfs tmpfs "$root/tmp"

cp -a "$server/usr/." "$root/usr/"
mkdir -p "$root/run/sshd" "$root/root/.ssh"
chmod 700 "$root/root" "$root/root/.ssh"
cp "$key" "$root/root/.ssh/authorized_keys"
grep -q '^sshd:' /etc/passwd || echo 'sshd:x:64999:65534::/run/sshd:/usr/sbin/nologin' >>"$root/etc/passwd"
mkdir -p "$root/etc/ssh"
ssh-keygen -q -t ed25519 -N '' -C "$name" -f "$root/etc/ssh/test-host-key"
printf '%s\n' 'HostKey /etc/ssh/test-host-key' 'PermitRootLogin prohibit-password' 'UsePAM no' \
  'Subsystem sftp internal-sftp' >"$root/etc/ssh/test-host-config"

mkdir "$root/run/outside"
cd "$root"
pivot_root . run/outside
umount --lazy /run/outside
ip link set lo up
cat /etc/ssh/test-host-key.pub # it is ready for its network
exec /usr/sbin/sshd -D -E /run/sshd.log -f /etc/ssh/test-host-config
