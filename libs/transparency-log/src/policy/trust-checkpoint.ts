import { MalformedLog } from '../malformed-log.js';
import { type CheckedSignature, checkSignatures } from '../note/check-signatures.js';
import { type Checkpoint, parseCheckpoint } from '../note/checkpoint.js';
import { parseNote } from '../note/signed-note.js';
import type { Policy } from './parse-policy.js';

/** A checkpoint that a policy trusts. */
export interface TrustedCheckpoint extends Checkpoint {
  /** What was signed. */
  readonly text: string;
  /** Witnesses of the policy that cosigned it, by their names there. */
  readonly cosignedBy: readonly string[];
}

/**
 * Reads a checkpoint and checks every signature that the policy knows: the log's own, and those of enough
 * witnesses.
 *
 * @param note - the checkpoint with its signatures
 * @throws MalformedLog that says in plain words why it is not to be trusted
 */
export function trustCheckpoint(note: string, policy: Policy): TrustedCheckpoint {
  const parsed = parseNote(note);
  const checkpoint = parseCheckpoint(parsed.text);
  const logs = policy.logs.filter(({ name }) => name === checkpoint.origin);
  if (logs.length === 0) throw new MalformedLog(`The policy knows no log "${checkpoint.origin}".`);
  const checked = checkSignatures(parsed, [...logs, ...policy.witnesses.map(({ key }) => key)]);
  checkNoneIsBad(checked);
  if (!checked.some(({ key }) => key.use === 'LOG'))
    throw new MalformedLog(`The checkpoint is not signed by the log "${checkpoint.origin}".`);
  const cosigned = new Set(checked.map(({ key }) => key));
  const cosignedBy = policy.witnesses.filter(({ key }) => cosigned.has(key)).map(({ name }) => name);
  checkQuorum(policy, cosignedBy);
  return { ...checkpoint, text: parsed.text, cosignedBy };
}

/** Whether enough witnesses have cosigned. @param cosignedBy - their names in the policy */
export function isQuorum({ groups, quorum }: Policy, cosignedBy: readonly string[]): boolean {
  const has = (name: string): boolean => {
    const group = groups.get(name);
    if (group === undefined) return cosignedBy.includes(name);
    return group.members.filter(has).length >= group.atLeast;
  };
  return quorum === 'none' || has(quorum);
}

function checkNoneIsBad(checked: readonly CheckedSignature[]): void {
  const bad = checked.find(({ isGood }) => !isGood);
  if (bad) throw new MalformedLog(`The signature of ${bad.key.name} under the checkpoint is wrong.`);
}

function checkQuorum(policy: Policy, cosignedBy: readonly string[]): void {
  if (isQuorum(policy, cosignedBy)) return;
  const who = cosignedBy.length === 0 ? 'no witness' : `only ${cosignedBy.join(', ')}`;
  throw new MalformedLog(`The checkpoint is cosigned by ${who}; the policy asks for "${policy.quorum}".`);
}
