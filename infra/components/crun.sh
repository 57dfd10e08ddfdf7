# shellcheck shell=bash
summary="the OCI container runtime that is written in C"
tool=crun
