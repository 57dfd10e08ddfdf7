#!/usr/bin/env bash
# An ssh server on the loopback address, in a mount namespace of its own, through which `docker system dial-stdio` leads to an
# engine of this host. What stands for Docker's client there does nothing else.
#   ssh-host.sh FOLDER OPENSSH-SERVER PORT
# FOLDER has host-key; key.pub, of who may log in as root; and bin/docker.
set -euo pipefail
folder=$1 server=$2 port=$3

mkdir "$folder/etc" "$folder/work"
mount -t overlay -o "lowerdir=/etc,upperdir=$folder/etc,workdir=$folder/work" overlay /etc
grep -q '^sshd:' /etc/passwd || echo 'sshd:x:64999:65534::/run/sshd:/usr/sbin/nologin' >>/etc/passwd
mount -t tmpfs -o mode=755 tmpfs /run
mkdir /run/sshd
cp "$folder/key.pub" /run/authorized-key
cat >/run/config <<END
ListenAddress 127.0.0.1:$port
HostKey $folder/host-key
AuthorizedKeysFile /run/authorized-key
PermitRootLogin prohibit-password
UsePAM no
SetEnv PATH=$folder/bin:/usr/bin:/bin
END
# Of the package's own libraries; its folder's name has what separates folders there.
mkdir /run/libraries
cp -a "$server"/usr/lib/*-linux-gnu*/. /run/libraries
export LD_LIBRARY_PATH=/run/libraries
exec "$server/usr/sbin/sshd" -D -e -f /run/config
