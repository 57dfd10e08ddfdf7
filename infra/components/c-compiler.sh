# shellcheck shell=bash
# Compiles the launcher (statically) and links what cargo builds.
summary="a C compiler with the static C library"

present() { compiles cc -static && report_tool cc; }
packages() { printf '%s\n' gcc libc6-dev; }
