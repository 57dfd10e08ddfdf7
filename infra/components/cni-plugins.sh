# shellcheck shell=bash
# What CRI gives a pod its network with. Engines want a folder of plugins and not a PATH, hence an asset. The bridge that
# they put pods on is made by ip.
summary="the network plugins of CNI that a pod needs, and ip"

module=github.com/containernetworking/plugins
plugins=(plugins/main/bridge plugins/main/loopback plugins/ipam/host-local plugins/meta/portmap)
tree=$cache/assets/cni-plugins/$CNI_PLUGINS_VERSION
manifest=$cache/assets/cni-plugins.json
content=$(asset_manifest "${CNI_PLUGINS_VERSION#v}" "$tree/bin")

has_plugins() {
  has_manifest "$manifest" "$content" && CNI_COMMAND=VERSION "$tree/bin/bridge" </dev/null >/dev/null 2>&1
}

present() {
  has_plugins && on_path ip >/dev/null || return
  printf '%s\t%s\n' "${CNI_PLUGINS_VERSION#v}" "$tree/bin"
}

plan() {
  local found
  on_path ip >/dev/null || is_root || cannot "ip is not there" "As root: ${apt_install[*]} iproute2"
  has_plugins && echo "${apt_install[*]} iproute2" && return
  found=$(go_builds "$CNI_PLUGINS_GO") || cannot "$found" "Put Go $CNI_PLUGINS_GO or newer on PATH."
  echo "go install $module@$CNI_PLUGINS_VERSION (about a minute)"
}

install() {
  local part plugin
  on_path ip >/dev/null || install_packages iproute2
  if has_plugins; then return; fi
  part=$(new_tree "$tree")
  for plugin in "${plugins[@]}"; do
    go_install "$part" "-X $module/pkg/utils/buildversion.BuildVersion=$CNI_PLUGINS_VERSION" \
      "$module/$plugin@$CNI_PLUGINS_VERSION"
  done
  publish_tree "$tree"
  publish_manifest "$manifest" "$content"
}
