# shellcheck shell=bash
# What setup.sh installs that no package manager pins, in one place. A change here makes the tool be installed anew.

# gVisor: a commit of its generated branch `go`, which is what `go install` can build; the date is the release's.
GVISOR_VERSION=v0.0.0-20260905035102-160fafc42237
# The go directive of that version's go.mod.
GVISOR_GO=1.26.3

# Wasmtime: its long-term support releases, newest first, each with the oldest Rust that builds it.
WASMTIME_VERSIONS=(
  "48.0.8 1.95.0"
  "36.0.20 1.86.0"
  "24.0.13 1.78.0"
)

# WasmEdge: the Debian suite whose packages are unpacked where the system offers none of its own.
WASMEDGE_SUITE=trixie
