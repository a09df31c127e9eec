import { describe, it } from '@jest/globals';
import { checkRandomDocuments } from './check-random-documents.js';

describe('random documents under random decisions, the second half', () => {
  it('ask for, give and record exactly what is released', async () => {
    await checkRandomDocuments(0.5, 2);
  }, 600_000);
});
