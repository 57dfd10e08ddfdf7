/** What strerror(3) and WASI say, as the C library translates it. */
export const systemErrors: Readonly<Record<string, string>> = {
  "Capabilities insufficient": "权能不足",
  "Connection refused": "拒绝连接",
  "Function not implemented": "函数未实现",
  "Invalid argument": "无效的参数",
  Killed: "已杀死",
  "Network is unreachable": "网络不可达",
  "No space left on device": "设备上没有空间",
  "No such device or address": "没有那个设备或地址",
  "No such file or directory": "没有那个文件或目录",
  "No such process": "没有那个进程",
  "Operation not permitted": "不允许的操作",
  "Operation not supported": "不支持的操作",
  "Permission denied": "权限不够",
  "Read-only file system": "只读文件系统",
  "Resource temporarily unavailable": "资源暂时不可用",
  "Segmentation fault": "段错误",
};
