/** What sentences call the layers. */
import type { Layer } from "../../drivers/types.ts";
import type { Wording } from "../wording.ts";

export const layerNames: Readonly<Record<Layer, Wording>> = {
  "in-process": { en: "in-process", zh: "宿主进程之内" },
  runtime: { en: "runtime", zh: "运行时" },
  containerd: { en: "containerd", zh: "containerd" },
  cri: { en: "cri", zh: "CRI" },
  docker: { en: "docker", zh: "Docker" },
  kubernetes: { en: "kubernetes", zh: "Kubernetes" },
};
