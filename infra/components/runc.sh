# shellcheck shell=bash
summary="the OCI container runtime"
tool=runc
