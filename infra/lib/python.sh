# shellcheck shell=bash
# Programs of pinned packages of Python's index, each component in an environment of its own in the cache.

# venv_plan PACKAGE==VERSION…: says what would be installed, or why it cannot be.
venv_plan() {
  type -P python3 >/dev/null || cannot "there is no Python 3" "Install python3."
  if ! python3 -c 'import ensurepip' 2>/dev/null; then
    plan_packages python3-venv >/dev/null
    echo "apt-get install python3-venv && pip install $* in the cache"
    return
  fi
  echo "pip install $* in the cache"
}

# venv_install FOLDER PACKAGE==VERSION…: an environment knows its own path, so it is made in its place; whole is the
# one that has a manifest, which is written after it.
venv_install() {
  python3 -c 'import ensurepip' 2>/dev/null || install_packages python3-venv
  rm -rf "$1"
  python3 -m venv "$1"
  "$1/bin/pip" install --quiet --no-input --disable-pip-version-check "${@:2}"
}
