import type { AgreementFile } from '../../source/agreement-file.js';
import type { ReadPolicy } from '../../source/parse-policy.js';
import type { AgreementChange } from './agreement-change.js';
import { agreementCells } from './agreement-cells.js';
import { documentChanges } from './document-changes.js';
import { type PartyName, partyNames } from './party-words.js';
import { rowChanges } from './row-changes.js';

/** Which agreements were added, removed or changed, what of them, and the cells that this opens or stops. */
export function agreementChanges(
  before: ReadPolicy,
  after: ReadPolicy,
  day: string,
): readonly AgreementChange[] {
  const [old, now] = [newest(before), newest(after)];
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((id): readonly AgreementChange[] => {
    const [was, is] = [old.get(id), now.get(id)];
    const files = [was, is].flatMap((file) => file ?? []);
    const parts = partsOf(was, is, id, partyNames(files));
    if (was !== undefined && is !== undefined && parts.length === 0) return [];
    const change = was === undefined ? 'ADDED' : is === undefined ? 'REMOVED' : 'CHANGED';
    return [{ id, change, parts, ...agreementCells([was, is], [before.policy, after.policy], day) }];
  });
}

/** Each agreement in its newest version. */
function newest({ agreements }: ReadPolicy): ReadonlyMap<string, AgreementFile> {
  const inOrder = agreements.map(({ agreement }) => agreement).sort((a, b) => a.version - b.version);
  return new Map(inOrder.map((agreement) => [agreement.id, agreement]));
}

function partsOf(
  was: AgreementFile | undefined,
  is: AgreementFile | undefined,
  id: string,
  name: PartyName,
): readonly string[] {
  const document = was !== undefined && is !== undefined ? documentChanges(was, is, name) : [];
  return [...document, ...rowChanges(was, is, id, name)];
}
