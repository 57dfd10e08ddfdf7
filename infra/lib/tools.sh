# shellcheck shell=bash
# Tools on PATH and their versions.

# Prints where a tool stands, as the harness looks it up: what npm puts on the PATH of its scripts is no runtime.
on_path() {
  local folder folders
  IFS=: read -r -a folders <<<"$PATH"
  for folder in "${folders[@]}"; do
    [[ -z $folder || $folder == *node_modules* ]] && continue
    if [[ -f $folder/$1 && -x $folder/$1 ]]; then
      printf '%s\n' "$folder/$1"
      return
    fi
  done
  return 1
}

# The first version number in the first line that `TOOL --version` prints, or `unknown`.
tool_version() {
  local line
  line=$(timeout 20 "$@" --version 2>/dev/null </dev/null | head -n 1) || true
  if [[ $line =~ [0-9]+\.[0-9][^\ ,\)]* ]]; then printf '%s\n' "${BASH_REMATCH[0]}"; else echo unknown; fi
}

# Whether a tool that setup made itself starts.
answers() { timeout 20 "$@" --version >/dev/null 2>&1 </dev/null; }

# report_tool NAME: what `present` prints for a tool on PATH.
report_tool() {
  local path
  path=$(on_path "$1") || return 1
  printf '%s\t%s\n' "$(tool_version "$path")" "$path"
}

# Prints the version of the Rust that is there; fails and says why where there is none.
rust_version() {
  local version
  type -P cargo rustc >/dev/null || { echo "there is no Rust" && return 1; }
  version=$(rustc --version | awk '{ print $2 }')
  [[ -n $version ]] || { echo "rustc does not tell its version" && return 1; }
  printf '%s\n' "$version"
}

# version_at_least ACTUAL WANTED
version_at_least() {
  printf '%s\n%s\n' "$2" "$1" | sort --check=quiet --version-sort
}

# compiles COMMAND…: whether this compiler makes a program that uses the C library. Found out by doing it, since
# headers, start files, the library, the compiler's runtime and the linker come from as many packages.
compiles() {
  local folder code=0
  folder=$(mktemp -d)
  printf '#include <stdio.h>\nint main(void) { return puts("") < 0; }\n' >"$folder/probe.c"
  "$@" -o "$folder/probe" "$folder/probe.c" >/dev/null 2>&1 || code=1
  rm -rf "$folder"
  return "$code"
}
