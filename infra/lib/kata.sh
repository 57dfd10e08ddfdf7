# shellcheck shell=bash
# Kata Containers from its official release, whose files lie under /opt/kata and name each other by that path. A release
# has two archives, each a component of its own here: the runtime in Rust, which is the default, and the older one in
# Go, which alone comes with Firecracker.
#
# A component sets:
#   release    the archive's name up to its version
#   shim       the containerd shim, below /opt/kata
#   tool       the name by which the harness finds that shim
#   checksum   the variable by which the operator gives the archive's SHA-256
#   sha256     the one that is known, if any
#
# KATA_ARCHIVES names a folder that has the release's archives, so that none is downloaded. KATA_ROOT stands for / in
# what is read and written outside of the cache; it is there for the tests.

kata_root=${KATA_ROOT:-}
kata=$kata_root/opt/kata
kata_configurations=share/defaults/kata-containers
# Which archives were unpacked there, by name and SHA-256. A folder without it is not ours.
kata_stamp=$kata/sandgauge-archives
kata_drop_in=$kata_root/etc/containerd/conf.d/sandgauge-kata.toml
kata_daemon_json=$kata_root/etc/docker/daemon.json
# What was last written there, so that the user's own is told from it.
kata_daemon_json_of_ours=$cache/tools/kata/docker-daemon.json
kata_header="# Written by sandgauge's infra/setup.sh, and written anew by it."

case $machine in
  x86_64) kata_architecture=amd64 ;;
  aarch64) kata_architecture=arm64 ;;
  *) kata_architecture= ;;
esac

# Each way of use: its name, the shim, and the configuration that the release has for it.
kata_variants() {
  cat <<'END'
qemu runtime-rs/bin/containerd-shim-kata-v2 runtime-rs/configuration-qemu-runtime-rs.toml
clh runtime-rs/bin/containerd-shim-kata-v2 runtime-rs/configuration-clh-runtime-rs.toml
dragonball runtime-rs/bin/containerd-shim-kata-v2 runtime-rs/configuration-dragonball.toml
qemu-go bin/containerd-shim-kata-v2 configuration-qemu.toml
fc bin/containerd-shim-kata-v2 configuration-fc.toml
END
}

# default_memory in all of these configurations.
kata_guest_mebibytes=2048

# Prints why a variant cannot run here; fails where nothing is known to speak against it. Whether it does run is found
# out by the harness, which starts a sandbox.
kata_lacks() {
  local device devices=(/dev/kvm) available
  if [[ $1 == qemu* ]]; then devices+=(/dev/vhost-vsock /dev/vhost-net); fi
  for device in "${devices[@]}"; do
    [[ -r $kata_root$device && -w $kata_root$device ]] || { echo "$device cannot be opened" && return; }
  done
  case $1 in
    qemu-go | fc)
      [[ -e $kata_root/dev/log ]] || { echo "/dev/log is not there, and its shim ends where it cannot log to syslog" && return; }
      ;;
  esac
  case $1 in
    qemu*) # Its guest's memory is a file there, which virtiofsd maps too.
      available=$(df --block-size=1M --output=avail "$kata_root/dev/shm" 2>/dev/null | tail -n 1) || available=0
      ((available >= kata_guest_mebibytes)) || { echo "/dev/shm has room for ${available// /} MiB only" && return; }
      ;;
    fc) # No folder of the host can be shared with it, so the container's root must be a block device.
      [[ $(timeout 20 ctr plugins ls 2>/dev/null) =~ devmapper[^$'\n']*\ ok ]] ||
        { echo "no containerd answers that its devmapper snapshotter is ok" && return; }
      ;;
  esac
  return 1
}

# kata_reasons: prints what speaks against each variant of this component.
kata_reasons() {
  local variant its_shim why
  while read -r variant its_shim _; do
    if [[ $its_shim == "$shim" ]] && why=$(kata_lacks "$variant"); then printf '%s: %s; ' "$variant" "$why"; fi
  done < <(kata_variants)
}

# Prints those variants, of any archive that is there, that can run here.
kata_usable() {
  local variant its_shim configuration
  while read -r variant its_shim configuration; do
    if [[ -x $kata/$its_shim && -f $kata/$kata_configurations/$configuration ]] && ! kata_lacks "$variant" >/dev/null; then
      printf '%s %s %s\n' "$variant" "$its_shim" "$configuration"
    fi
  done < <(kata_variants)
}

# Whether one of this component's variants can run here once it is installed.
kata_is_usable() {
  local variant its_shim
  while read -r variant its_shim _; do
    if [[ $its_shim == "$shim" ]] && ! kata_lacks "$variant" >/dev/null; then return; fi
  done < <(kata_variants)
  return 1
}

# Handlers of containerd's CRI service. Its major version 1 reads configurations up to 2; the later ones migrate what
# is older than their own.
kata_containerd_snippet() {
  local variant its_shim configuration schema=3 plugin=io.containerd.cri.v1.runtime table
  if [[ $(tool_version containerd) == 1.* ]]; then schema=2 plugin=io.containerd.grpc.v1.cri; fi
  printf '%s\nversion = %s\n' "$kata_header" "$schema"
  while read -r variant its_shim configuration; do
    table="plugins.'$plugin'.containerd.runtimes.kata-$variant"
    printf "\n[%s]\nruntime_type = 'io.containerd.kata-%s.v2'\n" "$table" "$variant"
    printf "runtime_path = '/opt/kata/%s'\n" "$its_shim"
    printf "privileged_without_host_devices = true\npod_annotations = ['io.katacontainers.*']\n"
    if [[ $variant == fc ]]; then printf "snapshotter = 'devmapper'\n"; fi
    printf "[%s.options]\nConfigPath = '/opt/kata/%s/%s'\n" "$table" "$kata_configurations" "$configuration"
  done < <(kata_usable)
}

# Runtimes of dockerd, which takes a shim by its path. Docker has no devmapper snapshotter for Firecracker.
kata_docker_snippet() {
  local variant its_shim configuration comma=
  printf '{\n  "runtimes": {'
  while read -r variant its_shim configuration; do
    [[ $variant != fc ]] || continue
    printf '%s\n    "kata-%s": { "runtimeType": "/opt/kata/%s", "options": { "ConfigPath": "/opt/kata/%s/%s" } }' \
      "$comma" "$variant" "$its_shim" "$kata_configurations" "$configuration"
    comma=,
  done < <(kata_usable)
  printf '\n  }\n}\n'
}

kata_version() { head -n 1 "$kata/VERSION" 2>/dev/null || echo unknown; }

# Whether this component's shim is there and starts, and, where setup unpacked it, is of the pinned release.
kata_is_unpacked() {
  answers "$kata/$shim" && { [[ ! -f $kata_stamp ]] || [[ $(<"$kata_stamp") == *"$(kata_archive) "* ]]; }
}

kata_archive() { printf '%s-%s-%s.tar.zst\n' "$release" "$KATA_VERSION" "$kata_architecture"; }

kata_tool_manifest() { tool_manifest "$(kata_version)" "$kata/$shim"; }

# kata_configuration_manifest CONFIGURATION
kata_configuration_manifest() { asset_manifest "$(kata_version)" "$kata/$kata_configurations/$1"; }

kata_is_configured() {
  local variant configuration
  has_manifest "$cache/tools/$tool.json" "$(kata_tool_manifest)" || return
  has_manifest "$kata_drop_in" "$(kata_containerd_snippet)" || return
  has_manifest "$kata_daemon_json_of_ours" "$(kata_docker_snippet)" || return
  if kata_may_write_daemon_json && [[ ! -e $kata_daemon_json ]]; then return 1; fi
  while read -r variant _ configuration; do
    has_manifest "$cache/assets/kata-$variant.json" "$(kata_configuration_manifest "$configuration")" || return
  done < <(kata_usable)
}

present() {
  local usable
  kata_is_unpacked && kata_is_configured || return
  usable=$(kata_usable | awk -v shim="$shim" '$2 == shim { printf "%s%s", comma, $1; comma = ", " }')
  printf '%s\t%s\n' "$(kata_version)" "$kata (${usable:-nothing that can run here})"
}

plan() {
  local archive steps=
  [[ -n $kata_architecture ]] || cannot "Kata's release has no archive for $machine" "Use an x86-64 or arm64 host."
  archive=$(kata_archive)
  kata_is_usable || cannot "none of its hypervisors can run here: $(kata_reasons)" \
    "Load the modules (modprobe kvm vhost_vsock vhost_net), or use a host that has what is missing."
  is_root || [[ -n $kata_root ]] || cannot "/opt and /etc are written by root only" "As root: infra/setup.sh --only $component"
  if [[ -f $kata_drop_in && $(head -n 1 "$kata_drop_in") != "$kata_header" ]]; then
    cannot "$kata_drop_in was not written by setup" "Move it away."
  fi
  if ! kata_is_unpacked; then
    if [[ -e $kata && ! -f $kata_stamp ]]; then
      cannot "$kata was not made by setup, and its $shim does not start" "Repair it or move it away."
    fi
    [[ -n ${!checksum:-$sha256} ]] || cannot "no checksum of $archive is pinned, since none could be had" \
      "Give the SHA-256 that the release's page shows for it: $checksum=…"
    if ! type -P zstd >/dev/null; then
      if ! is_root || ! has_apt; then cannot "there is no zstd to unpack $archive with" "Install zstd."; fi
      steps="apt-get install zstd, "
    fi
    if [[ -n ${KATA_ARCHIVES:-} ]]; then
      [[ -f $KATA_ARCHIVES/$archive ]] || cannot "KATA_ARCHIVES has no $archive" "Put it there, or unset KATA_ARCHIVES."
    else
      type -P curl >/dev/null || cannot "there is no curl to download $archive with" "Install curl, or download it and set KATA_ARCHIVES."
      steps+="download $archive (about a gigabyte), "
    fi
    steps+="unpack it in $kata, "
  fi
  echo "${steps}write $kata_drop_in$(kata_plan_for_docker)"
}

# Whether there is a dockerd whose configuration is nobody's yet, or what was written here last.
kata_may_write_daemon_json() {
  if [[ ! -e $kata_daemon_json ]]; then on_path dockerd >/dev/null; else
    [[ -f $kata_daemon_json_of_ours && $(<"$kata_daemon_json") == "$(<"$kata_daemon_json_of_ours")" ]]
  fi
}

kata_plan_for_docker() {
  if kata_may_write_daemon_json; then
    echo " and $kata_daemon_json"
  else
    echo " and, for Docker's configuration, $kata_daemon_json_of_ours"
  fi
}

# Prints the path of the archive, whole and as it should be.
kata_fetch() {
  local archive expected=${!checksum:-$sha256} actual file
  archive=$(kata_archive)
  file=${KATA_ARCHIVES:-$cache/downloads}/$archive
  if [[ -z ${KATA_ARCHIVES:-} ]]; then
    mkdir -p "$cache/downloads"
    # Goes on where an earlier one was cut off.
    curl --fail --location --silent --show-error --continue-at - --output "$file" \
      "https://github.com/kata-containers/kata-containers/releases/download/$KATA_VERSION/$archive" >&2
  fi
  actual=$(sha256sum <"$file" | awk '{ print $1 }')
  if [[ $actual != "$expected" ]]; then
    if [[ -z ${KATA_ARCHIVES:-} ]]; then rm -f "$file"; fi
    printf '[%s] %s has the SHA-256 %s, not %s. Do not use it.\n' "$component" "$archive" "$actual" "$expected" >&2
    return 1
  fi
  printf '%s\n' "$file"
}

# The other archive's files stay: both have the same hypervisors, kernels and images, and each its own shim.
kata_unpack() {
  local file part
  type -P zstd >/dev/null || install_packages zstd
  file=$(kata_fetch)
  mkdir -p "$(dirname "$kata")"
  part=$(new_tree "$kata_root/opt/sandgauge-kata")
  mkdir -p "$part/opt/kata"
  if [[ -f $kata_stamp ]]; then cp -al "$kata/." "$part/opt/kata"; fi
  # tar removes a file before it writes it anew, so the old tree keeps what it shares with this one by hard links.
  zstd --decompress --stdout "$file" | tar --extract --directory "$part"
  if [[ -f $part/opt/kata/sandgauge-archives ]]; then
    sed -i "/^$release-[0-9]/d" "$part/opt/kata/sandgauge-archives"
  fi
  printf '%s %s\n' "$(kata_archive)" "${!checksum:-$sha256}" >>"$part/opt/kata/sandgauge-archives"
  rm -rf "$kata"
  mv "$part/opt/kata" "$kata"
  rm -rf "$part"
  if [[ -z ${KATA_ARCHIVES:-} ]]; then rm -f "$file"; fi
}

kata_configure() {
  local variant configuration docker
  docker=$(kata_docker_snippet)
  publish_manifest "$kata_drop_in" "$(kata_containerd_snippet)"
  if kata_may_write_daemon_json; then publish_manifest "$kata_daemon_json" "$docker"; fi
  publish_manifest "$kata_daemon_json_of_ours" "$docker"
  rm -f "$cache"/assets/kata-*.json
  while read -r variant _ configuration; do
    publish_manifest "$cache/assets/kata-$variant.json" "$(kata_configuration_manifest "$configuration")"
  done < <(kata_usable)
  publish_manifest "$cache/tools/$tool.json" "$(kata_tool_manifest)"
}

install() {
  kata_is_unpacked || kata_unpack
  kata_configure
}
