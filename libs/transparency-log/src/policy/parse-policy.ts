import { MalformedLog } from '../malformed-log.js';
import { type NoteKey, parseNoteKey } from '../note/note-key.js';
import { wholeNumber } from '../note/base64.js';

/** A witness that a policy knows. */
export interface PolicyWitness {
  readonly name: string;
  readonly key: NoteKey;
  /** Where it takes checkpoints. */
  readonly url?: string;
}

/** So many of these must have cosigned; a member is a witness or another group. */
export interface PolicyGroup {
  readonly atLeast: number;
  readonly members: readonly string[];
}

/** Whom somebody trusts: which logs, and how many of which witnesses. */
export interface Policy {
  readonly logs: readonly NoteKey[];
  readonly witnesses: readonly PolicyWitness[];
  readonly groups: ReadonlyMap<string, PolicyGroup>;
  /** Name of a witness or a group, or `none`. */
  readonly quorum: string;
}

/**
 * Reads a policy file.
 *
 * @throws MalformedLog that names the line
 * @example
 * log leafshire.example/audit/2026+2f6f1b0b+AV…
 * witness alderbrook alderbrook.example/witness+88c1d0ff+BN… https://witness.alderbrook.example
 * group partners 2 alderbrook willowbank northmere
 * quorum partners
 * @see https://c2sp.org/tlog-policy
 */
export function parsePolicy(text: string): Policy {
  const draft: Draft = { logs: [], witnesses: [], groups: new Map(), members: new Set() };
  for (const [index, line] of text.split('\n').entries()) {
    const [kind = '', ...words] = line.split(/[ \t]+/).filter((word) => word !== '');
    if (kind === '' || kind.startsWith('#')) continue;
    try {
      take(draft, kind, words);
    } catch (error) {
      const why = error instanceof MalformedLog ? error.message : String(error);
      throw new MalformedLog(`Line ${String(index + 1)} of the policy: ${why}`, { cause: error });
    }
  }
  const { logs, witnesses, groups, quorum } = draft;
  if (quorum === undefined)
    throw new MalformedLog('The policy has no quorum: write "quorum none" if none is wanted.');
  return { logs, witnesses, groups, quorum };
}

interface Draft {
  readonly logs: NoteKey[];
  readonly witnesses: PolicyWitness[];
  readonly groups: Map<string, PolicyGroup>;
  /** Who is a member of a group already. */
  readonly members: Set<string>;
  quorum?: string;
}

function take(draft: Draft, kind: string, words: readonly string[]): void {
  const takeLine = { log: takeLog, witness: takeWitness, group: takeGroup, quorum: takeQuorum }[kind];
  if (!takeLine) throw new MalformedLog(`"${kind}" is neither log, witness, group nor quorum.`);
  takeLine(draft, words);
}

function takeLog({ logs }: Draft, [text = '']: readonly string[]): void {
  logs.push(keyFor('LOG', text, logs));
}

function takeWitness(draft: Draft, [name = '', text = '', url]: readonly string[]): void {
  checkIsNew(draft, name);
  const key = keyFor(
    'WITNESS',
    text,
    draft.witnesses.map((one) => one.key),
  );
  draft.witnesses.push({ name, key, ...(url !== undefined && { url }) });
}

function takeGroup(draft: Draft, [name = '', share = '', ...members]: readonly string[]): void {
  checkIsNew(draft, name);
  for (const member of members) {
    if (!isDefined(draft, member)) throw new MalformedLog(`"${member}" is not defined above.`);
    if (draft.members.has(member)) throw new MalformedLog(`"${member}" is a member of a group already.`);
    draft.members.add(member);
  }
  const words: Record<string, number> = { any: 1, all: members.length };
  const atLeast = words[share] ?? wholeNumber(share, `"${share}"`);
  if (atLeast < 1 || atLeast > members.length)
    throw new MalformedLog(`${share} of ${String(members.length)} members can never be met.`);
  draft.groups.set(name, { atLeast, members });
}

function takeQuorum(draft: Draft, [name = '']: readonly string[]): void {
  if (draft.quorum !== undefined) throw new MalformedLog('There is a quorum already.');
  if (name !== 'none' && !isDefined(draft, name)) throw new MalformedLog(`"${name}" is not defined above.`);
  draft.quorum = name;
}

function keyFor(use: NoteKey['use'], text: string, known: readonly NoteKey[]): NoteKey {
  const key = parseNoteKey(text);
  if (key.use !== use) throw new MalformedLog(`The key of ${key.name} is not one for this use.`);
  if (known.some(({ bytes }) => Buffer.compare(bytes, key.bytes) === 0))
    throw new MalformedLog(`The key of ${key.name} is there already.`);
  return key;
}

function checkIsNew(draft: Draft, name: string): void {
  if (name === '' || name === 'none' || isDefined(draft, name))
    throw new MalformedLog(`"${name}" is not a new name.`);
}

const isDefined = ({ witnesses, groups }: Draft, name: string): boolean =>
  groups.has(name) || witnesses.some((witness) => witness.name === name);
