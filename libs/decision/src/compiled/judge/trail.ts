import type { JudgementKind, ReasonCode } from '@pontio/vocabulary';
import type { FieldSort } from '../facts/fields-code.js';
import type { JudgementCode } from '../facts/judgement-code.js';
import { isAbout } from '../facts/judgement-code.js';
import type { FieldMark } from '../facts/field-mark.js';
import type { RowCode } from '../facts/agreement-code.js';
import type { GatewayRow } from '../law/gateway-row.js';
import type { Lane } from './lane.js';
import type { Release } from './verdict.js';

/** A change that has to be made to a value before it may leave. */
export interface Change {
  readonly reason: ReasonCode;
  readonly ref: string | undefined;
}

/** Cells of one sort on their way: what has been found so far. One trail serves a lane, sort after sort. */
export class Trail {
  gateway: GatewayRow | undefined;
  row: RowCode | undefined;
  /** The first change that was found to be needed. */
  change: Change | undefined;
  isWhole = true;
  duties = 0;
  /** Under what the last cells of the lane were released; kept from sort to sort. */
  released: Release | undefined;

  constructor(
    readonly lane: Lane,
    public sort: FieldSort,
  ) {}

  /** Begins anew with another sort. */
  follow(sort: FieldSort): void {
    this.sort = sort;
    this.gateway = undefined;
    this.row = undefined;
    this.change = undefined;
    this.isWhole = true;
    this.duties = 0;
  }

  get mark(): FieldMark {
    return this.sort.mark;
  }

  /** Notes a change; only the first gives the reason. */
  changeFor(reason: ReasonCode, ref: string | undefined, duties: number): void {
    this.change ??= { reason, ref };
    this.isWhole &&= reason === 'DISPUTED';
    this.duties |= duties;
  }

  /** The holder's own judgement of a kind about these cells. */
  judgement(kind: JudgementKind): JudgementCode | undefined {
    for (const one of this.lane.judgements) {
      if (one.kind === kind && isAbout(one, this.mark)) return one;
    }
    return undefined;
  }

  /** The conditions of the law that holder or recipient have recorded for these cells. */
  recorded(): number {
    let set = 0;
    for (const one of this.lane.conditions) if (isAbout(one, this.mark)) set |= one.condition;
    return set;
  }
}
