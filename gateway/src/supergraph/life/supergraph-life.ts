import { createLogger } from '@pontio/platform';
import type { SubgraphSource } from '../compose-subgraphs.js';
import type { OperationRegistry } from '../diff/supergraph-change.js';
import { type FindSubgraphs, type FoundSubgraphs, isSame, withStandIns } from '../sources/found-subgraphs.js';
import { digestOf } from '../subgraphs-digest.js';
import type { PontioSupergraph } from '../supergraph.js';
import { SupergraphSwitch } from '../supergraph-switch.js';
import type { LastGood } from './last-good.js';
import type { SupergraphRecorder } from './supergraph-events.js';
import { type RefusedSupergraph, weighSupergraph } from './weigh-supergraph.js';

const logger = createLogger('gateway');

/** What a supergraph lives by. */
export interface LifeParts {
  readonly find: FindSubgraphs;
  readonly lastGood: Pick<LastGood, 'write'> | undefined;
  readonly operations: OperationRegistry;
  readonly accepted: () => ReadonlySet<string>;
  readonly recorder: SupergraphRecorder;
}

/** What one look came to. */
export type Look = 'SAME' | 'PUBLISHED' | 'REFUSED' | 'FAILED';

/** How the supergraph is, for people who watch over the gateway. */
export interface SupergraphHealth {
  readonly digest: string;
  /** Subgraphs that do not say what their schema is; their last good one stands in. */
  readonly absent: readonly string[];
  /** The digest of a newer one that was not put to use, and why. */
  readonly refused?: Pick<RefusedSupergraph, 'digest' | 'reason'>;
}

/**
 * Puts a changed supergraph to use when it is good, and keeps the last good one otherwise. The event that says
 * so is durable first: what nobody can prove to have been in use is not put to use.
 */
export class SupergraphLife {
  readonly supergraphs: SupergraphSwitch;
  private absent: readonly string[] = [];
  private refused: RefusedSupergraph | undefined;

  constructor(
    first: PontioSupergraph,
    private readonly parts: LifeParts,
  ) {
    this.supergraphs = new SupergraphSwitch(first);
  }

  get health(): SupergraphHealth {
    const { refused, absent } = this;
    return {
      digest: this.supergraphs.current.digest,
      absent,
      ...(refused !== undefined && { refused: { digest: refused.digest, reason: refused.reason } }),
    };
  }

  /** Looks once. Never throws: whatever goes wrong, the last good supergraph serves on and the log says what. */
  async look(): Promise<Look> {
    try {
      const found = await this.parts.find();
      this.noteAbsent(found);
      return await this.consider(withStandIns(found, this.supergraphs.current));
    } catch (err) {
      logger.error({ err }, 'the supergraph could not be looked at; the last good one serves on');
      return 'FAILED';
    }
  }

  /** Looks every so many milliseconds until it is stopped. */
  follow(everyMs: number): { stop(): Promise<void> } {
    let looking: Promise<unknown> = Promise.resolve();
    let isIdle = true;
    const timer = setInterval(() => {
      if (!isIdle) return;
      isIdle = false;
      looking = this.look().then(() => (isIdle = true));
    }, everyMs);
    timer.unref();
    return {
      stop: async () => {
        clearInterval(timer);
        await looking;
      },
    };
  }

  private async consider(proposed: readonly SubgraphSource[]): Promise<Look> {
    const { current } = this.supergraphs;
    if (isSame(proposed, current.subgraphs)) {
      this.refused = undefined;
      return 'SAME';
    }
    const digest = digestOf(proposed);
    const { operations, accepted } = this.parts;
    if (this.refused?.digest === digest && !accepted().has(digest)) return 'REFUSED';
    const weighed = await weighSupergraph(proposed, { before: current, operations, accepted });
    if ('problems' in weighed) return this.refuse(weighed);
    await this.parts.recorder.published(weighed);
    keep(this.parts.lastGood, proposed);
    this.supergraphs.activate(weighed.supergraph);
    this.refused = undefined;
    logger.info({ digest }, 'another supergraph is in use');
    return 'PUBLISHED';
  }

  private async refuse(refused: RefusedSupergraph): Promise<Look> {
    await this.parts.recorder.refused(refused);
    this.refused = refused;
    logRefused(refused);
    return 'REFUSED';
  }

  private noteAbsent(found: FoundSubgraphs): void {
    const names = found.absent.map(({ name }) => name);
    for (const name of names.filter((one) => !this.absent.includes(one)))
      logger.warn({ subgraph: name }, 'subgraph gives no schema; its last good one stands in');
    for (const name of this.absent.filter((one) => !names.includes(one)))
      logger.info({ subgraph: name }, 'subgraph gives its schema again');
    this.absent = names;
  }
}

/** Keeps what is in use; without it a restart is poorer, and nothing else. */
export function keep(lastGood: LifeParts['lastGood'], subgraphs: readonly SubgraphSource[]): void {
  try {
    lastGood?.write(subgraphs);
  } catch (err) {
    logger.error({ err }, 'the last good supergraph could not be written');
  }
}

/** Tells what is wrong, and what to do where somebody may decide. */
function logRefused({ digest, reason, problems }: RefusedSupergraph): void {
  const whatToDo =
    reason === 'BREAKING_CHANGE'
      ? `to accept it, write ${digest} into the file of PONTIO_GATEWAY_SUPERGRAPH_ACCEPT_FILE`
      : 'mend the schema';
  logger.error({ digest, reason, problems, whatToDo }, 'a supergraph is not put to use');
}
