/**
 * The uncompressed kernel inside an x86 kernel image (bzImage): what a loader starts directly, without the real-mode
 * set-up code and the decompressor in front of it. Documentation/arch/x86/boot.rst of the Linux source, "The real-mode
 * kernel header".
 */
import { gunzipSync, zstdDecompressSync } from "node:zlib";
import { decompressLz4Legacy, isLz4Legacy } from "./lz4.ts";

const SECTOR = 512;
/** setup_sects: length of the set-up code in sectors, the boot sector not counted; 0 means 4. */
const SETUP_SECTS = 0x1f1;
/** `HdrS` */
const HEADER_MAGIC = 0x202;
/** payload_offset, from the start of the protected-mode code, and payload_length: protocol 2.08 and later. */
const PAYLOAD_OFFSET = 0x248;
const PAYLOAD_LENGTH = 0x24c;

const ELF = Buffer.from("\x7fELF", "latin1");
const GZIP = Buffer.from([0x1f, 0x8b]);
const ZSTD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

function startsWith(bytes: Buffer, magic: Buffer): boolean {
  return bytes.subarray(0, magic.length).equals(magic);
}

/** Far above any kernel's size: what announces more is damaged. */
const LIMIT_BYTES = 512 * 2 ** 20;

/** The file is not what it should be; the message is the end of a sentence about it. */
export class KernelImageError extends Error {}

function decompress(payload: Buffer): Buffer {
  if (startsWith(payload, GZIP)) return gunzipSync(payload, { maxOutputLength: LIMIT_BYTES });
  // All but gzip have the content's length behind them, put there by the kernel's build.
  const compressed = payload.subarray(0, -4);
  if (startsWith(compressed, ZSTD)) return zstdDecompressSync(compressed, { maxOutputLength: LIMIT_BYTES });
  if (isLz4Legacy(compressed)) {
    const bytes = payload.readUInt32LE(compressed.length);
    if (bytes > LIMIT_BYTES) throw new RangeError(`it announces ${bytes} bytes`);
    return decompressLz4Legacy(compressed, bytes);
  }
  const magic = payload.toString("hex", 0, 4);
  throw new KernelImageError(`has a payload that starts with 0x${magic}, which is not gzip, zstd or LZ4`);
}

function payloadOf(image: Buffer): Buffer {
  const protectedMode = ((image.readUInt8(SETUP_SECTS) || 4) + 1) * SECTOR;
  const start = protectedMode + image.readUInt32LE(PAYLOAD_OFFSET);
  return image.subarray(start, start + image.readUInt32LE(PAYLOAD_LENGTH));
}

/**
 * @param image a bzImage, or an uncompressed kernel, which comes back as it is.
 * @throws KernelImageError where it is neither, or damaged.
 */
export function vmlinux(image: Buffer): Buffer {
  if (startsWith(image, ELF)) return image;
  if (image.toString("latin1", HEADER_MAGIC, HEADER_MAGIC + 4) !== "HdrS") {
    throw new KernelImageError("is no x86 bzImage");
  }
  let kernel: Buffer;
  try {
    kernel = decompress(payloadOf(image));
  } catch (cause) {
    if (cause instanceof KernelImageError) throw cause;
    throw new KernelImageError(`is damaged: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  if (!startsWith(kernel, ELF)) throw new KernelImageError("has a payload that is no ELF file");
  return kernel;
}
