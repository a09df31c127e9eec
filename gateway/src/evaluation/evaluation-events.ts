import { type AuditCell, type AuditEvent, createAuditEvent } from '@pontio/audit-contract';
import type { DecisionCell } from '@pontio/decision';
import { type EventMaker, decisionFacts, identityOf, requesterOf } from '../answer/event-facts.js';
import { packCells } from '../answer/pack-cells.js';
import type { TakenDecision } from '../answer/told.js';
import type { Exchange } from '../exchange.js';
import type { EvaluatedAsk } from './evaluated-asks.js';

const STATUS: Readonly<Record<DecisionCell['result'], AuditCell['status']>> = {
  ALLOW: 'DECIDED',
  TRANSFORM: 'DECIDED',
  WITHHOLD: 'WITHHELD',
  HIDE: 'HIDDEN',
};

interface LabelledCell {
  readonly cell: DecisionCell;
  readonly category: string;
}

/**
 * For each person and each holder, what was answered about what could be shared. Nothing was. Where nothing was
 * understood, one event says that somebody asked.
 */
export function evaluationEvents(
  asks: readonly EvaluatedAsk[],
  taken: TakenDecision,
  exchange: Exchange,
  maker: EventMaker,
): readonly AuditEvent[] {
  const labels = asks.flatMap((entry) => ('ask' in entry ? entry.ask.fields.map(({ label }) => label) : []));
  const cells = taken.decision.cells.map((cell, index) => ({
    cell,
    category: labels[index]?.category ?? '',
  }));
  const groups = [...Map.groupBy(cells, ({ cell }) => `${cell.subjectId} ${cell.holderId}`).values()];
  return (groups.length > 0 ? groups : [[]]).map((group) => eventOf(group, taken, exchange, maker));
}

function eventOf(
  group: readonly LabelledCell[],
  taken: TakenDecision,
  exchange: Exchange,
  maker: EventMaker,
): AuditEvent {
  const cells = group.map(({ cell }) => cell);
  const { subjectId = '', holderId = '' } = cells[0] ?? {};
  return createAuditEvent(
    'DECISION',
    {
      ...decisionFacts(exchange, taken, cells, maker),
      owner: holderId.startsWith('agy_') ? holderId : null,
      ...(subjectId.startsWith('per_') && { subjectRef: maker.refs('subject', subjectId) }),
      requester: requesterOf(exchange, maker),
      outcome: outcomeOf(cells),
      cells: packCells(
        group.map(({ cell, category }) => ({
          ...{ category, cell, coordinate: cell.field, status: STATUS[cell.result] },
        })),
      ),
    },
    identityOf(maker),
  );
}

function outcomeOf(cells: readonly DecisionCell[]): 'permit' | 'partial' | 'deny' {
  const given = cells.filter(({ result }) => result === 'ALLOW' || result === 'TRANSFORM').length;
  if (given === 0) return 'deny';
  return given === cells.length ? 'permit' : 'partial';
}
