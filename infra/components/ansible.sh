# shellcheck shell=bash
# With the linter of its playbooks, which is for tests.
summary="measuring on the hosts of a lab over ssh (npm run lab)"

tree=$cache/tools/ansible/$ANSIBLE_VERSION-$ANSIBLE_LINT_VERSION
programs=(ansible-playbook ansible-inventory ansible-lint)

content() { tool_manifest "$ANSIBLE_VERSION" "$tree/bin/$1"; }

present() {
  local program
  for program in "${programs[@]}"; do
    has_manifest "$cache/tools/$program.json" "$(content "$program")" && [[ -x $tree/bin/$program ]] || return
  done
  answers "$tree/bin/ansible-playbook" || return
  printf '%s\t%s\n' "$ANSIBLE_VERSION" "$tree/bin"
}

plan() {
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
    cannot "ansible-core $ANSIBLE_VERSION takes Python 3.11, and there is $(python3 --version 2>&1)" "Install a newer Python."
  venv_plan "ansible-core==$ANSIBLE_VERSION" "ansible-lint==$ANSIBLE_LINT_VERSION"
}

install() {
  local program
  venv_install "$tree" "ansible-core==$ANSIBLE_VERSION" "ansible-lint==$ANSIBLE_LINT_VERSION"
  for program in "${programs[@]}"; do publish_manifest "$cache/tools/$program.json" "$(content "$program")"; done
}
