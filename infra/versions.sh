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

# Kata Containers: the archives of its official release. The project publishes no checksums with them. These are what
# independent packagers recorded of their downloads, several of them for each and all alike; they could not be held
# against a download of our own. Where there is none, the operator's is asked for (KATA_SHA256, KATA_GO_SHA256), and one
# that is given comes before these.
KATA_VERSION=4.1.0
KATA_SHA256_AMD64=3dc6b69c4acb787b967b04b64599a20d02a8beb1a8eaab3084110df9d0b08c96
KATA_SHA256_ARM64=cf036de3d184dc080fe84dfbdbf06cd6811386224ff8c6aaee3b5d732722e58f
KATA_GO_SHA256_AMD64=8b32080424c884238ee8d52060fdfd060fbe2b5fdfa4eb9ff2772b382b432b55
KATA_GO_SHA256_ARM64=

# containerd and the Go that its go.mod names. Moby's module is Docker Engine's code; its releases of the 29 series are
# numbered 2.0.0-beta there.
CONTAINERD_VERSION=v2.4.2
CONTAINERD_GO=1.26.6
MOBY_VERSION=v2.0.0-beta.24
MOBY_GO=1.26.3

# The plugins that give a pod its network.
CNI_PLUGINS_VERSION=v1.9.0
CNI_PLUGINS_GO=1.24.2

# youki: the release, and the oldest Rust that builds it.
YOUKI_VERSION=0.7.0
YOUKI_RUST=1.85.0

# The complete Debian that qemu/full boots: its suite, built on request.
GUEST_SUITE=trixie

# Ansible: the last series that Python 3.11 takes, Debian 12's.
ANSIBLE_VERSION=2.19.14
ANSIBLE_LINT_VERSION=26.10.1

# The linters of GitHub's workflows.
ACTIONLINT_VERSION=v1.7.12
ACTIONLINT_GO=1.25.0
ZIZMOR_VERSION=1.32.0
