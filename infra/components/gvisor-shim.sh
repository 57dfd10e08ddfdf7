# shellcheck shell=bash
summary="what containerd starts gVisor through"

module=gvisor.dev/gvisor
version=$GVISOR_VERSION
go=$GVISOR_GO
programs=(containerd-shim-runsc-v1=shim)

present() { report_tool containerd-shim-runsc-v1 || module_present; }
plan() { module_plan "about a minute"; }
install() { module_install; }
