import { MalformedLog } from '../malformed-log.js';
import { checkSignatures } from '../note/check-signatures.js';
import { type Checkpoint, parseCheckpoint } from '../note/checkpoint.js';
import type { NoteKey } from '../note/note-key.js';
import { type SignedNote, parseNote } from '../note/signed-note.js';
import { type TreeHead, isConsistent } from '../tree/check-proof.js';
import { EMPTY_ROOT, isSameHash } from '../tree/hashes.js';
import { type AddCheckpoint, parseAddCheckpoint } from './add-checkpoint.js';

/** What a witness knows when it is asked. */
export interface WitnessMemory {
  /** Keys of the logs that it watches; their names are the origins. */
  readonly logs: readonly NoteKey[];
  /** The last checkpoint it cosigned of an origin. */
  readonly latest: (origin: string) => TreeHead | undefined;
}

/** What a witness answers. Only with 200 may it cosign, after it has kept the checkpoint for good. */
export type Considered =
  | {
      readonly status: 200;
      readonly checkpoint: Checkpoint;
      readonly text: string;
      readonly logSignatures: SignedNote['signatures'];
    }
  | { readonly status: 409; readonly size: number }
  | { readonly status: 400 | 403 | 404 | 422; readonly why: string };

/**
 * Decides whether a witness may cosign: only what the log signed, and only what continues the checkpoint cosigned
 * last. Reading `latest` and keeping the new checkpoint must not be interleaved with another request for the log.
 *
 * @see https://c2sp.org/tlog-witness
 */
export function considerCheckpoint(body: string, memory: WitnessMemory): Considered {
  let asked: Asked;
  try {
    const request = parseAddCheckpoint(body);
    const note = parseNote(request.note);
    asked = { ...request, signed: note, checkpoint: parseCheckpoint(note.text) };
  } catch (error) {
    if (!(error instanceof MalformedLog)) throw error;
    return { status: 400, why: error.message };
  }
  return refusedSignature(asked, memory) ?? refusedTree(asked, memory) ?? accepted(asked, memory);
}

interface Asked extends AddCheckpoint {
  readonly signed: SignedNote;
  readonly checkpoint: Checkpoint;
}

const keysOf = ({ checkpoint }: Asked, { logs }: WitnessMemory): readonly NoteKey[] =>
  logs.filter(({ name }) => name === checkpoint.origin);

function refusedSignature(asked: Asked, memory: WitnessMemory): Considered | undefined {
  const keys = keysOf(asked, memory);
  if (keys.length === 0)
    return { status: 404, why: `This witness does not watch "${asked.checkpoint.origin}".` };
  const checked = checkSignatures(asked.signed, keys);
  if (checked.length > 0 && checked.every(({ isGood }) => isGood)) return undefined;
  return { status: 403, why: 'The checkpoint is not signed by its log.' };
}

function refusedTree(
  { oldSize, proof, checkpoint }: Asked,
  { latest }: WitnessMemory,
): Considered | undefined {
  if (oldSize > checkpoint.size) return { status: 400, why: 'The old size is larger than the checkpoint.' };
  const seen = latest(checkpoint.origin) ?? { size: 0, root: EMPTY_ROOT };
  if (seen.size !== oldSize) return { status: 409, size: seen.size };
  if (checkpoint.size === 0 && !isSameHash(checkpoint.root, EMPTY_ROOT))
    return { status: 422, why: 'A log without entries has only one root, and this is another.' };
  if (isConsistent(seen, checkpoint, proof)) return undefined;
  return {
    status: 422,
    why: `The checkpoint is not proved to continue the ${String(seen.size)} entries seen before.`,
  };
}

function accepted(asked: Asked, memory: WitnessMemory): Considered {
  const keys = keysOf(asked, memory);
  const { text, signatures } = asked.signed;
  const logSignatures = signatures.filter((one) =>
    keys.some(({ name, id }) => name === one.name && id === one.id),
  );
  return { status: 200, checkpoint: asked.checkpoint, text, logSignatures };
}
