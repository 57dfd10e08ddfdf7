# shellcheck shell=bash
# Packages of a Debian suite that this system does not run, with all that they need, down to the C library: resolved
# and fetched by apt with a state, sources and an empty package database of its own. The system's are not touched;
# its proxies, credentials and the mirror itself are taken from its own configuration.

debian_keyring=/usr/share/keyrings/debian-archive-keyring.gpg

# Prints the address of the Debian archive that the system's own apt sources name: the one whose lists say that they
# are Debian's, or before the first `apt-get update` on Debian, the one that has the system's own suite.
debian_archive() {
  local id codename address
  if [[ -n ${SANDGAUGE_DEBIAN_ARCHIVE:-} ]]; then
    printf '%s\n' "$SANDGAUGE_DEBIAN_ARCHIVE"
    return
  fi
  # shellcheck disable=SC2016 # apt's own fields
  address=$(apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(RELEASE)|$(REPO_URI)' 'Identifier: Packages' 2>/dev/null |
    awk -F'|' '$1 == "Debian" && $2 == "Debian" && $3 !~ /-/ && !seen++ { print $4 }')
  # shellcheck disable=SC1091
  read -r id codename < <(. /etc/os-release && echo "${ID:-} ${VERSION_CODENAME:-}")
  if [[ -z $address && $id == debian ]]; then
    address=$(apt-get update --print-uris 2>/dev/null |
      awk -F"'" -v suite="dists/$codename/main/binary-" '(at = index($2, suite)) && !seen++ { print substr($2, 1, at - 1) }')
  fi
  [[ -n $address ]] && printf '%s\n' "$address"
}

# plan_suite SUITE PACKAGE: says that it would be unpacked, or why it cannot be.
plan_suite() {
  has_apt || cannot "this system has no apt-get to fetch Debian's $2 with" "Install $2 and put it on PATH."
  debian_archive >/dev/null || cannot "the apt sources offer no package $2 and name no Debian archive to take it from" \
    "Set SANDGAUGE_DEBIAN_ARCHIVE to the address of one (with package debian-archive-keyring), or put $2 on PATH."
  [[ -r $debian_keyring ]] || cannot "there is no $debian_keyring to check Debian's archive with" \
    "As root: ${apt_install[*]} debian-archive-keyring"
  echo "unpack Debian $1's $2 and the libraries it needs in the cache"
}

# download_from_suite SUITE FOLDER PACKAGE…: fetches the packages and their dependencies as FOLDER/*.deb.
download_from_suite() {
  local suite=$1 folder=$2 apt=$2/apt options
  mkdir -p "$apt/lists/partial" "$apt/archives/partial"
  : >"$apt/status"
  printf 'deb [signed-by=%s] %s %s main\n' "$debian_keyring" "$(debian_archive)" "$suite" >"$apt/sources.list"
  options=(
    -o "Dir::State=$apt" -o "Dir::State::lists=$apt/lists" -o "Dir::State::status=$apt/status"
    -o "Dir::Cache=$apt" -o "Dir::Cache::archives=$apt/archives"
    -o "Dir::Etc::sourcelist=$apt/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=/dev/null -o APT::Default-Release=
    # Root's cache folder is closed to the user that apt would otherwise download as.
    -o APT::Sandbox::User=
  )
  apt-get "${options[@]}" -q update
  apt-get "${options[@]}" -q -y --no-install-recommends --download-only install "${@:3}"
  mv "$apt"/archives/*.deb "$folder/"
  rm -rf "$apt"
}
