/** A regular file that its owner may write and everyone run: S_IFREG | 0755. */
const EXECUTABLE = 0o100755;

/**
 * One member of a cpio archive in the format that the kernel unpacks, `newc`: Documentation/driver-api/early-userspace/
 * buffer-format.rst of the Linux source. A magic and 13 fields of 8 hexadecimal digits, then name and data, each padded
 * with zeros to a multiple of 4 bytes from the start of the header.
 */
function member(name: string, mode: number, data: Uint8Array): Buffer {
  const fields = [
    0, // inode: means something only for hard links
    mode,
    0, // owner
    0, // group
    1, // links
    0, // modification time: none, so that the same content gives the same archive
    data.length,
    0, // major and minor number of the device that the file lies on
    0,
    0, // major and minor number of the device that the file is
    0,
    name.length + 1,
    0, // check sum: this format has none
  ];
  const digits = fields.map((field) => field.toString(16).toUpperCase().padStart(8, "0")).join("");
  const header = Buffer.from(`070701${digits}${name}\0`);
  return Buffer.concat([padded(header), padded(data)]);
}

function padded(bytes: Uint8Array): Buffer {
  return Buffer.concat([bytes], Math.ceil(bytes.length / 4) * 4);
}

/**
 * An initial RAM file system in which one static program is all there is, and the first process. /dev/console is in
 * the kernel's own built-in archive, which it unpacks before this one.
 */
export function initramfs(init: Uint8Array): Buffer {
  return Buffer.concat([member("init", EXECUTABLE, init), member("TRAILER!!!", 0, Buffer.alloc(0))]);
}
