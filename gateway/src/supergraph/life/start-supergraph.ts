import { createLogger } from '@pontio/platform';
import type { SubgraphSource } from '../compose-subgraphs.js';
import type { FindSubgraphs } from '../sources/found-subgraphs.js';
import { PontioSupergraph } from '../supergraph.js';
import type { LastGood } from './last-good.js';
import { type LifeParts, SupergraphLife, keep } from './supergraph-life.js';

const logger = createLogger('gateway');

/** What a supergraph is begun with. */
export interface StartParts extends LifeParts {
  readonly lastGood: Pick<LastGood, 'read' | 'write'> | undefined;
  /** How long subgraphs may take to come up where nothing can stand in for them, in milliseconds. */
  readonly patienceMs: number;
}

/**
 * Begins the life of the supergraph: from the last good one, which what runs now replaces at once if it is good,
 * or from what runs now.
 *
 * @throws an Error that names what is absent or wrong, when there is no last good one
 */
export async function startSupergraph(parts: StartParts): Promise<SupergraphLife> {
  const lastGood = composeLastGood(parts.lastGood);
  if (lastGood === undefined) return beginAnew(parts);
  const life = new SupergraphLife(lastGood, parts);
  const look = await life.look();
  logger.info({ look, ...life.health }, 'the gateway has begun with the last good supergraph');
  return life;
}

async function beginAnew(parts: StartParts): Promise<SupergraphLife> {
  const sources = await findAll(parts.find, parts.patienceMs);
  const supergraph = PontioSupergraph.compose(sources);
  await parts.recorder.published({ supergraph, isAccepted: false });
  keep(parts.lastGood, sources);
  return new SupergraphLife(supergraph, parts);
}

async function findAll(find: FindSubgraphs, patienceMs: number): Promise<readonly SubgraphSource[]> {
  const deadline = Date.now() + patienceMs;
  for (let pauseMs = 50; ; pauseMs = Math.min(pauseMs * 2, 1000)) {
    const { sources, absent } = await find();
    const [missing] = absent;
    if (missing === undefined) return sources;
    if (Date.now() > deadline)
      throw new Error(`${missing.name} does not give its schema at ${missing.url}: is it running?`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** One that this gateway would not serve any more, because it checks more than the one before, is none. */
function composeLastGood(lastGood: StartParts['lastGood']): PontioSupergraph | undefined {
  const subgraphs = lastGood?.read();
  if (subgraphs === undefined) return undefined;
  try {
    return PontioSupergraph.compose(subgraphs);
  } catch (err) {
    logger.error({ err }, 'the last good supergraph may not be served any more and is not used');
    return undefined;
  }
}
