# shellcheck shell=bash

# wait_through PID: waits for the end of a child, over signals that are passed on to it and end a wait. Its exit status is
# in `code`.
wait_through() {
  code=0
  wait "$1" || code=$?
  while kill -0 "$1" 2>/dev/null; do
    code=0
    wait "$1" || code=$?
  done
}
