#!/bin/sh
# The command line, as an image has it.
exec /opt/sandgauge/bin/node --max-semi-space-size=2 /opt/sandgauge/dist/harness/cli.js "$@"
