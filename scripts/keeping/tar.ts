import type { FileHandle } from "node:fs/promises";

// Just enough of the tar format (POSIX ustar) for members of our own naming, which every tar program reads.

const BLOCK = 512;
/** What ends an archive. */
export const TAR_END = Buffer.alloc(2 * BLOCK);

export type Member = { name: string; size: number; offset: number };

/** A member as it stands in the archive: its header, its bytes, and zeros up to the next block. */
export function tarMember(name: string, body: Buffer, at: Date): Buffer[] {
  return [header(name, body.length, at), body, Buffer.alloc(paddingOf(body.length))];
}

function header(name: string, size: number, at: Date): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`${name} is too long a name for a member.`);
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0);
  block.write("0000600\0" + "0000000\0" + "0000000\0", 100);
  block.write(`${octal(size, 11)}\0${octal(Math.floor(at.getTime() / 1000), 11)}\0`, 124);
  block.write("        0", 148);
  block.write("ustar\x0000", 257);
  block.write(`${octal(checksum(block), 6)}\0 `, 148);
  return block;
}

/** What a header says, or null when it is no header of ours. */
export function readTarHeader(block: Buffer): { name: string; size: number } | null {
  const size = block.toString("latin1", 124, 135);
  const isHeader = block.length === BLOCK && block.toString("latin1", 257, 262) === "ustar";
  if (!isHeader || !/^[0-7]{11}$/.test(size)) return null;
  const summed = Buffer.from(block);
  summed.write("        ", 148);
  if (block.toString("latin1", 148, 156) !== `${octal(checksum(summed), 6)}\0 `) return null;
  return { name: block.toString("utf8", 0, block.indexOf(0)), size: Number.parseInt(size, 8) };
}

/** Up to so many bytes from a place in the file; fewer where it ends. */
export async function readAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

/** Bytes that a member of this size takes after its header. */
export function spaceOf(size: number): number {
  return size + paddingOf(size);
}

function paddingOf(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, "0");
}

function checksum(block: Buffer): number {
  return block.reduce((sum, byte) => sum + byte, 0);
}
