import type { Part } from '../part.js';
import { measureActivation } from './activation.js';
import { measureDomain } from './domain.js';
import { measureGoldenMix } from './golden-mix.js';
import { measureOnePerson } from './one-person.js';
import { measurePeers } from './peers.js';

/** What `npm run bench -- decision` measures, in order. */
export const decisionParts: readonly Part[] = [
  { name: 'A realistic mix of cells, from the golden cases', run: measureGoldenMix },
  { name: 'One person, 40 fields, 6 agencies', run: measureOnePerson },
  { name: 'Activation of a new policy', run: measureActivation },
  { name: 'Full domain enumeration', run: measureDomain },
  { name: 'CASL and Cedar beside us', run: measurePeers },
];
