import { errorRegistry } from '@pontio/errors';
import { checkAnswerSize } from '../answer/answer-size.js';
import { changedValues } from '../answer/changed.js';
import { dutyContactOf } from '../answer/contacts.js';
import { pathOf } from '../answer/cell-outcomes.js';
import { completenessManifest } from '../answer/manifest.js';
import { explanationOf } from '../answer/explanation.js';
import { emptyCells, toldAfterAsking } from '../answer/told-after-asking.js';
import { withheldValues } from '../answer/withheld.js';
import type { Answer, Exchange, Subject } from '../exchange.js';
import type { Stage } from '../request-path.js';

/**
 * Makes the caller's answer: values, and beside them what was withheld and why, and what every source could
 * say. `errors` is for faults only.
 */
export const shapeResponse: Stage = async function shapeResponse(exchange, { tickets }) {
  const decided = exchange.get('decided');
  const { decision, directory, known = decided } = decided;
  const { wantsExplanation } = exchange.get('context');
  const told = toldAfterAsking(exchange);
  const { data } = exchange.get('fetched');
  checkAnswerSize(data);
  exchange.put('answer', {
    data,
    errors: unavailableSources(exchange),
    sharing: {
      requestId: exchange.requestId,
      decision: decision.id,
      outcome: told.outcome,
      legalOutcome: told.legalOutcome,
      subjects: exchange
        .get('subjects')
        .filter(({ kind }) => kind === 'PERSON')
        .map((subject) => ({ path: pathOf(subject), match: matchOf(subject, exchange) })),
      ...breakGlassOf(exchange),
      withheld: await withheldValues(exchange, tickets),
      changed: changedValues(exchange),
      manifest: completenessManifest(exchange),
      obligations: told.obligations,
      drafts: told.drafts,
      ...(wantsExplanation && {
        explanation: explanationOf(known, directory, emptyCells(exchange)),
      }),
    },
  });
};

/** Somebody whose identity is guarded reads as a number that nobody has. */
function matchOf({ id, match }: Subject, exchange: Exchange): string {
  return exchange.get('decided').known?.guarded.has(id) === true ? 'NoMatch' : match;
}

/** The declaration the answer rests on; with the time it ends when something was released under it. */
function breakGlassOf(exchange: Exchange): Record<string, unknown> {
  const { breakGlassId: id } = exchange.get('context');
  const timebox = exchange.get('obligations').find(({ type }) => type === 'TIMEBOX');
  const until = timebox?.properties['until'];
  return id === undefined ? {} : { breakGlass: { id, ...(until !== undefined && { until }) } };
}

function unavailableSources(exchange: Exchange): Answer['errors'] {
  const { directory } = exchange.get('decided');
  return exchange
    .get('fetched')
    .sources.unavailable()
    .map((source) => {
      const agency = directory.find(({ subgraph }) => subgraph === source);
      const contact = agency && dutyContactOf(agency.id, directory);
      return {
        message: errorRegistry.SOURCE_UNAVAILABLE.message,
        extensions: { code: 'SOURCE_UNAVAILABLE', source, ...(contact && { contact }) },
      };
    });
}
