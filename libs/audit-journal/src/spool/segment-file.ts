import { constants, fdatasync, statSync, write } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** With it a write is durable when it returns: one call in place of two. Windows has no such flag. */
const SYNCED = constants.O_DSYNC as number | undefined;
const { O_RDWR, O_CREAT, O_EXCL } = constants;

/** One append-only file of the spool (0600). What was appended is on disk and at its path. */
export class SegmentFile {
  /** Bytes that are known to be durable; anything beyond them is not part of the spool. */
  size = 0;

  private constructor(
    readonly path: string,
    private handle: FileHandle,
    private readonly inode: string,
  ) {}

  /** @throws when the file is already there or cannot be made durable */
  static async create(path: string): Promise<SegmentFile> {
    const handle = await open(path, O_RDWR | O_CREAT | O_EXCL | (SYNCED ?? 0), 0o600);
    await syncDirectory(dirname(path));
    return new SegmentFile(path, handle, inodeOf(await handle.stat()));
  }

  /** Resolves when `bytes` are durable. After a rejection only {@link repair} may be called. */
  async append(bytes: Buffer): Promise<void> {
    for (let written = 0; written < bytes.length;)
      written += await writeAt(this.handle.fd, bytes, written, this.size + written);
    if (SYNCED === undefined) await synced(this.handle.fd);
    this.checkInPlace();
    this.size += bytes.length;
  }

  /** Makes the file usable after a failed append: cuts off what is not known to be durable. */
  async repair(): Promise<void> {
    await this.close();
    const handle = await open(this.path, O_RDWR | (SYNCED ?? 0));
    try {
      if (inodeOf(await handle.stat()) !== this.inode) throw new Error('the segment file was replaced');
      await handle.truncate(this.size);
      await handle.datasync();
      this.handle = handle;
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.handle.close().catch(() => undefined);
  }

  /**
   * A file that was moved or deleted still takes writes; what it took would be lost with the last handle. Looked
   * up at once: the system knows the name of a file that it has just written, and the pool's round trip would cost
   * ten times as much.
   */
  private checkInPlace(): void {
    if (inodeOf(statSync(this.path)) !== this.inode) throw new Error('the segment file was replaced');
  }
}

/** Makes the names of a directory durable. */
export async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

// The promises of node:fs/promises cost as much as the calls; this is done for every group.
function writeAt(fd: number, bytes: Buffer, from: number, position: number): Promise<number> {
  return new Promise((resolve, reject) => {
    write(fd, bytes, from, bytes.length - from, position, (error, written) => {
      if (error) reject(error);
      else resolve(written);
    });
  });
}

function synced(fd: number): Promise<void> {
  return new Promise((resolve, reject) => {
    fdatasync(fd, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

function inodeOf({ dev, ino }: { dev: number; ino: number }): string {
  return `${String(dev)}:${String(ino)}`;
}
