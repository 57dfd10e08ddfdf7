# shellcheck shell=bash
# Compiles the workloads: to WebAssembly, and with the same clang to everything else.
summary="clang with what it needs to compile to wasm32-wasi"

present() { compiles clang --target=wasm32-wasi && report_tool clang; }

# The compiler's runtime must be of clang's own version: of the clang on PATH, else of the one to be installed; its
# package has no version in its name where that one is not known yet.
packages() {
  local version
  if on_path clang >/dev/null; then version=$(tool_version clang); else
    echo clang
    version=$(candidate clang || true)
  fi
  on_path wasm-ld >/dev/null || echo lld
  echo wasi-libc
  version=${version#*:} # the package's epoch
  echo "libclang-rt${version:+-${version%%.*}}-dev-wasm32"
}
