# shellcheck shell=bash
# The daemon alone, from its pinned module; it runs on the containerd of that component. A distribution's package would
# start a service of the system.
summary="the Docker engine"

module=github.com/moby/moby/v2
version=$MOBY_VERSION
go=$MOBY_GO
ldflags="-X $module/dockerversion.Version=${version#v}"
programs=(dockerd=cmd/dockerd)

present() { report_tool dockerd || module_present; }
plan() { module_plan "about 4 minutes"; }
install() { module_install; }
