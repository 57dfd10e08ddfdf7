# shellcheck shell=bash
# Only `npm run bench` needs it, to lay the launcher beside it.
summary="the command-line benchmark the launcher is compared with"
tool=hyperfine
