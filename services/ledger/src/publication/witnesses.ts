import {
  type Policy,
  type PolicyWitness,
  type ReadTile,
  type TreeHead,
  cosignaturesIn,
  formatAddCheckpoint,
  isQuorum,
  parseNote,
  proveConsistency,
} from '@pontio/transparency-log';

/** What came of asking the witnesses. */
export interface Cosignatures {
  /** Lines to put below the checkpoint. */
  readonly lines: readonly string[];
  /** Whether the policy's quorum is among them. */
  readonly isQuorum: boolean;
}

/** Asks witnesses to cosign a checkpoint. Never fails: whoever does not answer in time has not cosigned. */
export type CollectCosignatures = (note: string, head: TreeHead) => Promise<Cosignatures>;

/** How long the publishing of a checkpoint waits for them. */
const DEADLINE_MS = 2_000;
/** A witness that has seen another size says so, and is asked again from there. */
const ATTEMPTS = 2;

/**
 * Makes the use case for the witnesses that a policy names with their addresses.
 *
 * @see https://c2sp.org/tlog-witness
 */
export function witnessesOf(policy: Policy, readTile: ReadTile): CollectCosignatures {
  const seen = new Map<string, number>();
  return async (note, head) => {
    const signal = AbortSignal.timeout(DEADLINE_MS);
    const answers = await Promise.all(
      policy.witnesses.map(async (witness) => {
        const line = await cosignatureOf(witness, { note, head, readTile, seen, signal }).catch(
          () => undefined,
        );
        return { name: witness.name, line };
      }),
    );
    const given = answers.flatMap(({ name, line }) => (line === undefined ? [] : [{ name, line }]));
    return {
      lines: given.map(({ line }) => line),
      isQuorum: isQuorum(
        policy,
        given.map(({ name }) => name),
      ),
    };
  };
}

interface Asking {
  readonly note: string;
  readonly head: TreeHead;
  readonly readTile: ReadTile;
  /** The size that each witness saw last, by its name. */
  readonly seen: Map<string, number>;
  readonly signal: AbortSignal;
}

async function cosignatureOf({ name, url, key }: PolicyWitness, asking: Asking): Promise<string | undefined> {
  if (url === undefined) return undefined;
  const { note, head, readTile, seen, signal } = asking;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const oldSize = seen.get(name) ?? 0;
    const proof = await proveConsistency(oldSize, head.size, readTile);
    const body = formatAddCheckpoint({ oldSize, proof, note });
    const response = await fetch(new URL('add-checkpoint', `${url}/`), { method: 'POST', body, signal });
    const text = await response.text();
    if (response.ok) {
      seen.set(name, head.size);
      return cosignaturesIn(text, parseNote(note).text, [key])[0];
    }
    if (response.status !== 409) return undefined;
    seen.set(name, Number(text));
  }
  return undefined;
}
