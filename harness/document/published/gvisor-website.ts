/** What gVisor's website tells alike of its measurements. */
import type { Wording } from "../../wording.ts";

export const gce2020: Wording = { en: "GCE n1-standard-4, about 2020", zh: "GCE n1-standard-4，约 2020 年" };

export const dockerRun: Wording = {
  en: "docker run alpine true, until its exit; said to be mostly Docker's own part.",
  zh: "docker run alpine true，直到退出；据称大部分是 Docker 自身的开销。",
};
