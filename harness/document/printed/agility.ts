/** Part 2, section II-2. */
import { figure } from "./figure.ts";

/** 版本发布周期: seconds to which the words 小时级 and 分钟级 begin. */
export const releaseCycleS = { container: 3600, wasm: 60 } as const;

/** 关键拐点: 变更频率 > 1 次/小时. */
export const turningPointPerHour = 1;

/** 回滚速度 */
export const rollback = { vm: "分钟级", container: "秒级", wasm: "毫秒级" } as const;

/** 开发者效率, over virtual machines. */
export const developerEfficiency = { container: figure("+30%"), wasm: figure("+60%") };
