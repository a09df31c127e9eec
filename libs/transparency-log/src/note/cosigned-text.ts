/** What a witness signs: the text of the checkpoint, and when. @see https://c2sp.org/tlog-cosignature */
export const cosignedText = (text: string, seconds: number | bigint): Buffer =>
  Buffer.from(`cosignature/v1\ntime ${String(seconds)}\n${text}`);
