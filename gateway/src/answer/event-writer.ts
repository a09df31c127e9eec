import {
  type AuditInput,
  type AuditManifestLine,
  EventForm,
  type WrittenEvent,
  createAuditEvent,
} from '@pontio/audit-contract';
import { LRUCache } from 'lru-cache';
import type { Exchange } from '../exchange.js';
import { type EventMaker, decisionFacts, identityOf, requesterOf } from './event-facts.js';
import type { Fate } from './fates.js';
import type { OwnerGroup } from './owner-groups.js';
import type { TakenDecision } from './told.js';

type Kind = 'REQUEST_INTENT' | 'DISCLOSURE' | 'REFUSAL';

/** What an event says of its source's completeness; `key` is the same for the same lines of the same fate. */
export interface Completeness {
  readonly key: string;
  readonly lines: () => readonly AuditManifestLine[];
}

const FORMS_MAX = 5_000;
const forms = new LRUCache<string, EventForm>({ max: FORMS_MAX });

/**
 * Writes the events of one request. Events of one fate differ in ids and references alone, within a request and from
 * one to the next: each sort is made, checked and serialised once.
 */
export class EventWriter {
  private readonly bases = new Map<TakenDecision, string>();
  private readonly request: {
    readonly time: string;
    readonly correlation: string;
    readonly caseRef: string | undefined;
    readonly breakGlass: string | undefined;
    readonly userRef: string;
    readonly jti: string;
  };

  constructor(
    private readonly exchange: Exchange,
    private readonly maker: EventMaker,
  ) {
    const { caseRef, breakGlassId: breakGlass } = exchange.get('context');
    const { userRef, jti } = requesterOf(exchange, maker);
    this.request = {
      ...{ time: maker.now().toISOString(), correlation: exchange.requestId, breakGlass, userRef, jti },
      caseRef: caseRef === undefined ? undefined : maker.refs('case', caseRef),
    };
  }

  write(kind: Kind, group: OwnerGroup, fate: Fate, completeness?: Completeness): WrittenEvent {
    const { subject, holderId, taken, shape } = group;
    const isKnownPerson = subject.kind === 'PERSON' && subject.match === 'Match';
    // What a subgraph outside the directory serves has no holder that could account for it.
    const owner = holderId.startsWith('agy_') ? holderId : null;
    const subjectRef = isKnownPerson ? this.maker.refs('subject', subject.id) : undefined;
    const sort = `${kind} ${String(fate.id)} ${completeness?.key ?? ''} ${String(owner)}`;
    const key = `${sort} ${String(isKnownPerson)} ${this.basisOf(taken)}`;
    let form = forms.get(key);
    if (form === undefined) {
      const input = { owner, subgraph: shape.subgraph, ...(subjectRef !== undefined && { subjectRef }) };
      form = this.formOf(kind, group, fate, input, completeness);
      forms.set(key, form);
    }
    const { id: decisionId, inputDigest } = taken.decision;
    return form.fill({ ...this.request, id: this.maker.newId('evt'), decisionId, inputDigest, subjectRef });
  }

  private formOf(
    kind: Kind,
    { taken, cells }: OwnerGroup,
    { statuses, lines, outcome }: Fate,
    whose: Pick<AuditInput, 'owner' | 'subgraph' | 'subjectRef'>,
    completeness: Completeness | undefined,
  ): EventForm {
    const told = cells.filter((_cell, index) => statuses[index] !== undefined);
    const input: AuditInput<Kind> = {
      ...decisionFacts(this.exchange, taken, told, this.maker),
      ...whose,
      requester: requesterOf(this.exchange, this.maker),
      outcome,
      cells: lines,
      ...(completeness && { manifest: completeness.lines() }),
    };
    return new EventForm(createAuditEvent(kind, input, identityOf(this.maker)));
  }

  /** Everything that the events of one decision have in common and that a form does not leave blank. */
  private basisOf(taken: TakenDecision): string {
    const known = this.bases.get(taken);
    if (known !== undefined) return known;
    const { purpose, role, agencyId, client, caseRef, breakGlassId } = this.exchange.get('context');
    const { legalOutcome, policyVersion, lawVersion, gatewayUsed, agreementUsed, obligations } =
      taken.decision;
    const basis = JSON.stringify([
      ...[purpose, role, agencyId, client.id, caseRef !== undefined, breakGlassId !== undefined],
      ...[legalOutcome, policyVersion, lawVersion, gatewayUsed, agreementUsed, taken.input.freshness],
      obligations.map(({ type }) => type),
    ]);
    this.bases.set(taken, basis);
    return basis;
  }
}
