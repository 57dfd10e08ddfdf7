/** What the probe itself says from inside. */
import type { Rule } from "./rule.ts";

export const probe: readonly Rule[] = [
  [/^WASI preview 1 has no call for it$/, () => "WASI preview 1 没有对应的调用"],
  [/^no process of that number and name is seen$/, () => "看不到该编号与名称的进程"],
  [/^the process of that number is another one$/, () => "该编号的进程是另一个"],
  [/^no_new_privs is set$/, () => "已设置 no_new_privs"],
  [/^it has none$/, () => "它一个也没有"],
  [/^a filter is in force$/, () => "有过滤生效"],
  [/^another file is at that path$/, () => "该路径上是另一个文件"],
  [/^another service listens there$/, () => "在那里监听的是另一个服务"],
  [/^hidden by another file$/, () => "被另一个文件遮蔽"],
  [/^no more memory was given$/, () => "没有再分得内存"],
  [/^the child ended in another way$/, () => "子进程以别的方式结束"],
  [/^the instructions gave another value$/, () => "指令给出了另一个值"],
  [/^the segment with that key is another one$/, () => "该键对应的共享内存段是另一个"],
];
