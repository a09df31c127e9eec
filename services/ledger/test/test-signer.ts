import { noteSigner } from '@pontio/transparency-log';

/** The key of logs that live as long as a test. */
export const testSigner = noteSigner('test.pontio/audit', 'LOG', new Uint8Array(32).fill(1));
