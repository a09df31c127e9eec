import { type FileHandle, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

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
    const handle = await open(path, 'wx', 0o600);
    await syncDirectory(dirname(path));
    return new SegmentFile(path, handle, inodeOf(await handle.stat()));
  }

  /** Resolves when `bytes` are durable. After a rejection only {@link repair} may be called. */
  async append(bytes: Buffer): Promise<void> {
    let written = 0;
    while (written < bytes.length) {
      const result = await this.handle.write(bytes, written, bytes.length - written, this.size + written);
      written += result.bytesWritten;
    }
    await this.handle.datasync();
    // A file that was moved or deleted still takes writes; what it took would be lost with the last handle.
    if (inodeOf(await stat(this.path)) !== this.inode) throw new Error('the segment file was replaced');
    this.size += bytes.length;
  }

  /** Makes the file usable after a failed append: cuts off what is not known to be durable. */
  async repair(): Promise<void> {
    await this.close();
    const handle = await open(this.path, 'r+');
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

function inodeOf({ dev, ino }: { dev: number; ino: number }): string {
  return `${String(dev)}:${String(ino)}`;
}
