#!/usr/bin/env bash
# Makes a disk of a Debian tree: a partition that UEFI firmware starts from, and the root. Called by mmdebstrap, as
# root or as a user namespace's, in a mount namespace of its own.
#   disk.sh TREE FOLDER    leaves disk.img and version in FOLDER
set -euo pipefail
source=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
tree=$1 folder=$2
disk=$folder/disk.img
mebibyte=1048576
esp_mebibytes=128
root_mebibytes=2048
root_start=$((1 + esp_mebibytes)) # in MiB; the first is the partition table's, and the last

cp -R "$source/root/." "$tree/"
mkdir -p "$tree/srv/application"
echo debian >"$tree/etc/hostname"
# As on a system that has been started before: no first boot's work at each start.
chroot "$tree" systemd-machine-id-setup
chroot "$tree" systemctl enable application.service attendant.service

truncate --size=$(((root_start + root_mebibytes + 1) * mebibyte)) "$disk"
sfdisk --quiet "$disk" <<END
label: gpt
start=1MiB, size=${esp_mebibytes}MiB, type=uefi
start=${root_start}MiB, size=${root_mebibytes}MiB, type=linux
END

esp=$disk@@$mebibyte
mformat -i "$esp" -F -T $((esp_mebibytes * mebibyte / 512)) ::
mmd -i "$esp" ::/EFI ::/EFI/BOOT
mcopy -i "$esp" "$tree"/usr/lib/systemd/boot/efi/systemd-bootx64.efi ::/EFI/BOOT/BOOTX64.EFI
mcopy -i "$esp" -s "$source/loader" ::/
mcopy -i "$esp" "$tree"/boot/vmlinuz-* ::/vmlinuz
mcopy -i "$esp" "$tree"/boot/initrd.img-* ::/initrd.img

# Without what is mounted on it while packages are installed: /proc, /sys, /dev.
plain=$folder/root
mkdir "$plain"
mount --bind "$tree" "$plain"
mke2fs -q -t ext4 -L debian -d "$plain" -E "offset=$((root_start * mebibyte))" "$disk" "${root_mebibytes}M"
umount "$plain"
rmdir "$plain"

cp "$tree/etc/debian_version" "$folder/version"
chmod a+r "$disk" "$folder/version"
