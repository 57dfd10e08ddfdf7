# shellcheck shell=bash
# The distribution's packages, through its own package manager as it is configured.

# --no-remove: nothing that this machine has is taken away for us (gcc-multilib excludes the cross compilers).
apt_install=(apt-get install -y -q --no-install-recommends --no-remove)

has_apt() { type -P apt-get apt-cache apt-config dpkg-deb >/dev/null; }

is_root() { ((EUID == 0)); }

# Whether apt knows any package at all; on a fresh machine it does not until the first `apt-get update`.
has_package_lists() {
  local lists
  eval "$(apt-config shell lists Dir::State::lists/d)"
  compgen -G "$lists*_Packages*" >/dev/null
}

# candidates NAME…: prints "name=version" for each that apt would install, in one call, since each reads all lists.
candidates() {
  LC_ALL=C apt-cache policy "$@" | awk '
    /^[^ ]/ { name = substr($1, 1, length($1) - 1) }
    $1 == "Candidate:" && $2 != "(none)" { print name "=" $2 }'
}

# Prints the version that apt would install, or fails where it knows none.
candidate() {
  local offered
  offered=$(candidates "$1")
  [[ -n $offered ]] && printf '%s\n' "${offered#*=}"
}

are_installed() {
  local name
  for name in "$@"; do
    [[ $(dpkg-query --show --showformat '${db:Status-Status}' "$name" 2>/dev/null) == installed ]] || return 1
  done
}

# plan_packages NAME…: says that they would be installed, or why they cannot be.
plan_packages() {
  local name offered=("$@") update="apt-get update && "
  has_apt || cannot "this system has no apt-get" "Install what Debian calls $* with the system's own package manager."
  if are_installed "$@"; then
    cannot "installed ($*), yet it is not found or does not work with PATH=$PATH" "Add its folder to PATH or repair the packages."
  fi
  if has_package_lists; then
    update=
    mapfile -t offered < <(candidates "$@")
    for name in "$@"; do
      [[ " ${offered[*]}" == *" $name="* ]] ||
        cannot "the apt sources offer no package $name" "Add a source that has it (Debian's main, Ubuntu's universe)."
    done
  fi
  is_root || cannot "packages are installed by root only" "As root: $update${apt_install[*]} $*"
  echo "${update}apt-get install ${offered[*]}"
}

install_packages() {
  # NEEDRESTART_SUSPEND: no service of this machine is restarted because of us.
  DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 "${apt_install[@]}" \
    -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@"
}
