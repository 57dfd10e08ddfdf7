#!/usr/bin/env bash
# The dependencies that package-lock.json names. Arguments go to npm.
# Of their install scripts only the pinned Node's is run: the others build what is not used (ssh2's binding), and with
# that Node, which a bare Debian cannot start before setup has brought it a library.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

npm ci --ignore-scripts "$@"
npm rebuild node
