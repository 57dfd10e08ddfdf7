#!/bin/sh
# sandgauge-results FOLDER: in a Pod, beside the run that measures into FOLDER: what it has measured is fetched from here.
# The kubelet ends it after the run, however that has ended, which FOLDER.over tells; it stays until FOLDER.fetched is
# there, or its time is up.
set -u
folder=$1
mkdir -p "$(dirname "$folder")"
rm -f "$folder.over" "$folder.fetched" # of a Pod before this one

trap 'over=yes' TERM
over=
sleep infinity & # nothing is to wake up while something is measured
sleeper=$!
while [ -z "$over" ]; do wait "$sleeper"; done
kill "$sleeper"

echo over >"$folder.over"
sandgauge clean # what a run that was killed has left, and how it had tuned the node
while [ ! -e "$folder.fetched" ]; do sleep 1; done
