# shellcheck shell=bash
# Built from its pinned module, and not the distribution's package: that would start a service of the system.
summary="the engine below Docker and Kubernetes, with its client and the shim of runc"

module=github.com/containerd/containerd/v2
version=$CONTAINERD_VERSION
go=$CONTAINERD_GO
ldflags="-X $module/version.Version=${version#v}"
programs=(containerd=cmd/containerd ctr=cmd/ctr containerd-shim-runc-v2=cmd/containerd-shim-runc-v2)

present() { report_tool containerd || module_present; }
plan() { module_plan "about 3 minutes"; }
install() { module_install; }
