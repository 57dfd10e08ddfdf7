/** Part 1, section V: 秒级启动, 毫秒级启动. */
export const mindMapStarts = { container: "秒级", sandbox: "毫秒级" } as const;
