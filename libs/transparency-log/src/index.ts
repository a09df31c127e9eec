export { GATEWAY_CHAIN, controllersOf } from './entry/controllers.js';
export { type ChainLink, type LedgerEntry, ledgerEntryBytes } from './entry/ledger-entry.js';
export {
  type ChainHead,
  type EventToLink,
  type LinkedEntry,
  type LinkedEvents,
  linkEvents,
} from './entry/link-events.js';
export { parseLedgerEntry } from './entry/parse-ledger-entry.js';
export { MalformedLog } from './malformed-log.js';
export { type CheckedSignature, checkSignatures } from './note/check-signatures.js';
export { type Checkpoint, formatCheckpoint, parseCheckpoint, signCheckpoint } from './note/checkpoint.js';
export { type NoteKey, type NoteKeyUse, formatNoteKey, noteKey, parseNoteKey } from './note/note-key.js';
export {
  type NoteSigner,
  cosign,
  formatNoteSigner,
  noteSigner,
  parseNoteSigner,
  signNote,
} from './note/note-signer.js';
export {
  type NoteSignature,
  type SignedNote,
  formatNote,
  formatSignature,
  parseNote,
  parseSignature,
} from './note/signed-note.js';
export {
  EMPTY_TREE,
  type LongerTree,
  type TileBytes,
  type TreeEdge,
  appendLeaves,
  rootOfEdge,
} from './tree/append-leaves.js';
export { type Proof, type TreeHead, isConsistent, isIncluded } from './tree/check-proof.js';
export { type BundledEntries, MAX_ENTRY_BYTES, entriesIn, entryBundle } from './tree/entry-bundle.js';
export { EMPTY_ROOT, HASH_BYTES, isSameHash, leafHash, nodeHash } from './tree/hashes.js';
export { type ReadTile, proveConsistency, proveInclusion } from './tree/prove.js';
export {
  TILE_WIDTH,
  type Tile,
  type TilePlace,
  bundlePath,
  parseTilePath,
  tileAt,
  tilePath,
  tilesOf,
  widthOfLevel,
} from './tree/tile.js';
export { type Policy, type PolicyGroup, type PolicyWitness, parsePolicy } from './policy/parse-policy.js';
export { type TrustedCheckpoint, isQuorum, trustCheckpoint } from './policy/trust-checkpoint.js';
export { type CheckedReceipt, checkReceipt } from './receipt/check-receipt.js';
export { type Receipt, formatReceipt, parseReceipt } from './receipt/receipt.js';
export type { ReadLogFile } from './verify/stored-log.js';
export { type LogFault, type LogToVerify, type VerifiedLog, verifyLog } from './verify/verify-log.js';
export {
  type AddCheckpoint,
  cosignaturesIn,
  formatAddCheckpoint,
  parseAddCheckpoint,
} from './witness/add-checkpoint.js';
export { type Considered, type WitnessMemory, considerCheckpoint } from './witness/consider-checkpoint.js';
