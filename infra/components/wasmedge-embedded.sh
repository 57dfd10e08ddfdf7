# shellcheck shell=bash
# The program of drivers/wasmedge/host, with the library of the WasmEdge that is there: the distribution's, else the one
# unpacked in the cache, whose dynamic loader then starts it.
summary="the host program that has WasmEdge as a library"

tool=sandgauge-wasmedge-host
sources=$infra/../drivers/wasmedge/host
manifest=$cache/tools/$tool.json

component() { bash "$infra/lib/component.sh" "$@"; }

# find_library: sets `flags` for the compiler and `loader` for the program, or fails where there is no library.
find_library() {
  local tree libraries
  flags=(-lwasmedge)
  loader=()
  if compiles cc -include wasmedge/wasmedge.h "${flags[@]}"; then return; fi
  for tree in "$cache"/tools/wasmedge/*/; do
    libraries=("$tree"usr/lib/*-linux-gnu)
    if [[ -f ${tree}usr/include/wasmedge/wasmedge.h && -f ${libraries[0]}/libwasmedge.so.0 ]]; then
      # What that library needs is of a later C library than the one that is linked with here.
      flags=(-I "${tree}usr/include" "${libraries[0]}/libwasmedge.so.0" "-Wl,--allow-shlib-undefined")
      loader=("${libraries[0]}"/ld-linux-*.so.* --library-path "${libraries[0]}")
      return
    fi
  done
  return 1
}

# find_command: sets `folder` for what is built from the sources and the library as they are now, and `command`.
find_command() {
  local key
  find_library || return
  key=$({ printf '%s\n' "${flags[@]}" && cat "$sources"/*.[ch]; } | sha256sum)
  folder=$cache/tools/$tool/${key:0:16}
  command=("${loader[@]}" "$folder/bin/$tool")
}

present() {
  local flags loader folder command version
  [[ -d $sources ]] && find_command && answers "${command[@]}" || return
  version=$(tool_version "${command[@]}")
  has_manifest "$manifest" "$(tool_manifest "$version" "${command[@]}")" || return
  printf '%s\t%s\n' "$version" "${command[-1]}"
}

# What comes with WasmEdge, unless another than setup put that on PATH.
plan_library() {
  if on_path wasmedge >/dev/null; then plan_packages libwasmedge-dev; else component wasmedge plan; fi
}

install_library() {
  if on_path wasmedge >/dev/null; then install_packages libwasmedge-dev; else component wasmedge install; fi
}

plan() {
  local flags loader code how=
  [[ -d $sources ]] || cannot "there is no drivers/wasmedge/host beside $infra" "Run setup in a checkout."
  on_path cc >/dev/null || is_root || cannot "there is no C compiler" "Run setup again once c-compiler is present."
  if ! find_library; then
    how=$(plan_library) || { code=$? && printf '%s\n' "$how" && exit "$code"; }
    how+=", then "
  fi
  echo "${how}compile drivers/wasmedge/host"
}

install() {
  local flags loader folder command part
  on_path cc >/dev/null || install_packages gcc libc6-dev
  find_library || install_library
  find_command
  if ! answers "${command[@]}"; then
    part=$(new_tree "$folder")
    mkdir "$part/bin"
    cc -std=gnu11 -D_GNU_SOURCE -O2 -Wall -Wextra -o "$part/bin/$tool" "$sources"/*.c "${flags[@]}"
    publish_tree "$folder"
  fi
  publish_manifest "$manifest" "$(tool_manifest "$(tool_version "${command[@]}")" "${command[@]}")"
}
