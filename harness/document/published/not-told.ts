/** What sources alike do not tell, and settings that several have. */
import type { Wording } from "../../wording.ts";

export const notStated: Wording = { en: "not stated", zh: "未说明" };
export const notInAbstract: Wording = { en: "not stated in the abstract", zh: "摘要未说明" };
export const hardwareNotStated: Wording = { en: "hardware not stated", zh: "硬件未说明" };
