# shellcheck shell=bash
# What CRI gives a pod its network with. Engines want a folder of plugins and not a PATH, hence an asset.
summary="the network plugins of CNI that a pod needs"

module=github.com/containernetworking/plugins
plugins=(plugins/main/bridge plugins/main/loopback plugins/ipam/host-local plugins/meta/portmap)
tree=$cache/assets/cni-plugins/$CNI_PLUGINS_VERSION
manifest=$cache/assets/cni-plugins.json
content=$(asset_manifest "${CNI_PLUGINS_VERSION#v}" "$tree/bin")

present() {
  has_manifest "$manifest" "$content" && CNI_COMMAND=VERSION "$tree/bin/bridge" </dev/null >/dev/null 2>&1 || return
  printf '%s\t%s\n' "${CNI_PLUGINS_VERSION#v}" "$tree/bin"
}

plan() {
  local found
  found=$(go_builds "$CNI_PLUGINS_GO") || cannot "$found" "Put Go $CNI_PLUGINS_GO or newer on PATH."
  echo "go install $module@$CNI_PLUGINS_VERSION (about a minute)"
}

install() {
  local part plugin
  part=$(new_tree "$tree")
  for plugin in "${plugins[@]}"; do
    go_install "$part" "-X $module/pkg/utils/buildversion.BuildVersion=$CNI_PLUGINS_VERSION" \
      "$module/$plugin@$CNI_PLUGINS_VERSION"
  done
  publish_tree "$tree"
  publish_manifest "$manifest" "$content"
}
