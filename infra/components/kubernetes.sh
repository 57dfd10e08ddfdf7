# shellcheck shell=bash
# What infra/cluster brings a cluster up with. Built from modules of ours that pin Kubernetes and etcd, since theirs
# replace some of what they need by folders beside them, which `go install` does not take.
summary="the programs of a Kubernetes cluster for tests"

modules=$infra/cluster/modules
programs=(kube-apiserver kube-controller-manager kube-scheduler kubelet etcd)
go=1.26.0

# pinned MODULE PATH: the version that a module of ours requires.
pinned() { sed -nE "s|^(require)?[[:space:]]*$2 (v[^ ]+).*|\\2|p" "$modules/$1/go.mod"; }

tree() {
  local key
  key=$(cat "$modules"/*/go.* | sha256sum)
  printf '%s\n' "$cache/tools/kubernetes/$(pinned kubernetes k8s.io/kubernetes)-${key:0:16}"
}

version_of() { # PROGRAM
  if [[ $1 == etcd ]]; then pinned etcd go.etcd.io/etcd/server/v3; else pinned kubernetes k8s.io/kubernetes; fi
}

# manifest_of PROGRAM
manifest_of() { tool_manifest "$(version_of "$1")" "$(tree)/bin/$1"; }

present() {
  local program folder
  [[ -d $modules ]] || return
  folder=$(tree)
  for program in "${programs[@]}"; do
    has_manifest "$cache/tools/$program.json" "$(manifest_of "$program")" && answers "$folder/bin/$program" || return
  done
  printf '%s\t%s\n' "$(version_of kubelet)" "$folder/bin"
}

plan() {
  local found
  [[ -d $modules ]] || cannot "there is no infra/cluster beside $infra" "Run setup in a checkout."
  found=$(go_builds "$go") || cannot "$found" "Put Go $go or newer on PATH."
  echo "go build of Kubernetes $(version_of kubelet) and etcd $(version_of etcd) (a long build: 2,500 packages)"
}

# build MODULE FOLDER LDFLAGS: its tools. Two at a time, so that the machine can still be worked on.
build() {
  (cd "$modules/$1" && env -u GOOS -u GOARCH CGO_ENABLED=0 go build -trimpath -p 2 -ldflags "-s -w $3" -o "$2/" tool)
}

install() {
  local program folder part version minor
  folder=$(tree)
  if ! answers "$folder/bin/kubelet"; then
    part=$(new_tree "$folder")
    mkdir "$part/bin"
    version=$(version_of kubelet)
    minor=${version#v*.} minor=${minor%%.*}
    build etcd "$part/bin" ""
    mv "$part/bin/server" "$part/bin/etcd"
    # What the API server says of itself, and compares others with.
    build kubernetes "$part/bin" "-X k8s.io/component-base/version.gitVersion=$version \
      -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=$minor"
    publish_tree "$folder"
  fi
  for program in "${programs[@]}"; do publish_manifest "$cache/tools/$program.json" "$(manifest_of "$program")"; done
}
