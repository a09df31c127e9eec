import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import {
  type NoteKey,
  type NoteSigner,
  considerCheckpoint,
  cosign,
  formatNote,
  formatSignature,
} from '@pontio/transparency-log';
import type { WitnessMemory } from './witness-memory.js';

/** What a witness is made of. */
export interface Witness {
  readonly signer: NoteSigner;
  /** The logs it watches. */
  readonly logs: readonly NoteKey[];
  readonly memory: WitnessMemory;
  /** Told in words what was answered. */
  readonly tell: (text: string) => void;
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly type?: string;
}

/** Larger than any checkpoint with its proof. */
const MOST_BYTES = 64 * 1024;

/** The witness over HTTP: `POST /add-checkpoint`, and `GET /<origin hash>/checkpoint` for whoever watches logs. */
export function witnessServer(witness: Witness): Server {
  return createServer((request, response) => {
    answer(witness, request)
      .catch((error: unknown) => {
        witness.tell(`Could not answer: ${String(error)}`);
        return { status: 500, body: 'The witness could not keep the checkpoint, and has not signed it.\n' };
      })
      .then((result: Answer) => {
        send(response, result);
      })
      .catch(() => response.destroy());
  });
}

async function answer(witness: Witness, request: IncomingMessage): Promise<Answer> {
  const { method = '', url = '' } = request;
  if (method === 'POST' && url === '/add-checkpoint') {
    const body = await bodyOf(request);
    if (body === undefined)
      return { status: 413, body: 'That is larger than a checkpoint with its proof.\n' };
    return addCheckpoint(witness, body);
  }
  const hash = method === 'GET' ? /^\/([0-9a-f]{64})\/checkpoint$/.exec(url)?.[1] : undefined;
  const note = hash === undefined ? undefined : witness.memory.noteByHash(hash);
  return note === undefined ? { status: 404, body: 'There is nothing here.\n' } : { status: 200, body: note };
}

/** From reading the memory to keeping the new checkpoint nothing waits, so no other request comes between. */
function addCheckpoint({ signer, logs, memory, tell }: Witness, body: string): Answer {
  const considered = considerCheckpoint(body, { logs, latest: (origin) => memory.latest(origin) });
  if (considered.status === 409)
    return { status: 409, body: `${String(considered.size)}\n`, type: 'text/x.tlog.size' };
  if (considered.status !== 200) {
    tell(`Not cosigned (${String(considered.status)}): ${considered.why}`);
    return { status: considered.status, body: `${considered.why}\n` };
  }
  const { checkpoint, text, logSignatures } = considered;
  const line = cosign(text, signer, Math.floor(Date.now() / 1000));
  memory.keep(checkpoint.origin, formatNote(text, [...logSignatures.map(formatSignature), line]));
  tell(`Cosigned ${checkpoint.origin} at ${String(checkpoint.size)} entries.`);
  return { status: 200, body: line };
}

/** What was sent, or undefined when that is too much; then the rest is read all the same, so that the answer arrives. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MOST_BYTES) chunks.push(chunk);
  }
  return size > MOST_BYTES ? undefined : Buffer.concat(chunks).toString();
}

function send(response: ServerResponse, { status, body, type = 'text/plain; charset=utf-8' }: Answer): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) }).end(body);
}
