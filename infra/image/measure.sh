#!/bin/sh
# sandgauge-measure FOLDER [arguments of `sandgauge run`]: in a Pod, a run on its node, or what is left of one that a Pod
# before this one began.
set -eu
folder=$1
shift

# All that is measured inherits it, and the kubelet has set it as for what is to be killed first.
echo 0 2>/dev/null >"/proc/$$/oom_score_adj" || :

# What the image's set-up installed is found through the cache, which is the node's.
for kind in tools assets; do
  mkdir -p "$SANDGAUGE_CACHE/$kind"
  for manifest in "/opt/sandgauge/cache/$kind"/*.json; do
    if [ -e "$manifest" ]; then cp "$manifest" "$SANDGAUGE_CACHE/$kind/"; fi
  done
done

if [ -e "$folder/plan.json" ]; then exec sandgauge run --resume "$folder"; fi
rm -rf "$folder" # of one that did not get beyond its warm-ups
exec sandgauge run --out "$folder" "$@"
