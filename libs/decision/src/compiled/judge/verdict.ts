import { type CellResult, REASONS, type ReasonCode, reasonOf, type ObligationType } from '@pontio/vocabulary';
import type { ConsentCode } from '../facts/consent-code.js';
import type { FieldMark } from '../facts/field-mark.js';
import type { GatewayRow } from '../law/gateway-row.js';
import { obligations } from '../words/vocabularies.js';

/** Why cells of a sort go no further. */
export interface Stop {
  readonly reason: ReasonCode;
  readonly ref?: string | undefined;
  /** Keep secret that there is anything. */
  readonly hide?: boolean;
  /** Obligations beside those of the reason. */
  readonly duties?: number;
  /** Whom NOTIFY_HOLDER is for, where that is not the holder. */
  readonly tell?: readonly string[];
  readonly unknown?: string;
}

/** Under what cells of a sort are released. */
export interface Release {
  readonly gateway: GatewayRow;
  /** `id@version` */
  readonly agreement: string | undefined;
  /** The record of consent that counts. */
  readonly consent: ConsentCode | undefined;
  /** Who must never be told, beside those it was not safe to ask. */
  readonly silent: readonly string[];
  /** Day after which the recipient may not keep it. */
  readonly deleteAfter: string | undefined;
}

/** The answer for all cells of one sort. Every part is always there, so that all verdicts have one shape. */
export interface Verdict {
  readonly mark: FieldMark;
  readonly result: CellResult;
  readonly reason: ReasonCode;
  readonly ref: string | undefined;
  readonly requestable: boolean;
  readonly isReleased: boolean;
  /** Released as it is, if perhaps marked. */
  readonly isWhole: boolean;
  readonly duties: number;
  /** Whom NOTIFY_HOLDER is for; absent for the holder. */
  readonly tell: readonly string[] | undefined;
  readonly unknown: string | undefined;
  /** Absent of what is not released, and of directory entries. */
  readonly release: Release | undefined;
}

/** The set of one obligation. */
export const duty = (type: ObligationType): number => obligations.bitOf(type);

const ALWAYS: Readonly<Record<string, number | undefined>> = Object.fromEntries(
  (Object.keys(REASONS) as ReasonCode[]).map((code) => [
    code,
    obligations.knownSetOf(reasonOf(code).obligations),
  ]),
);

/** The verdict on cells that go no further. */
export function refusal(mark: FieldMark, stop: Stop): Verdict {
  const { reason, ref, hide, duties = 0, tell, unknown } = stop;
  const hidden = hide === true || mark.isSecret;
  return {
    mark,
    result: hidden ? 'HIDE' : 'WITHHOLD',
    reason,
    ref,
    requestable: !hidden && REASONS[reason].requestable,
    isReleased: false,
    isWhole: false,
    duties: duties | (ALWAYS[reason] ?? 0),
    tell,
    unknown,
    release: undefined,
  };
}

/** The verdict on entries of the directory, which everybody in good standing may have. */
export function directoryEntry(mark: FieldMark): Verdict {
  return {
    mark,
    result: 'ALLOW',
    reason: 'DIRECTORY',
    ref: undefined,
    requestable: false,
    isReleased: true,
    isWhole: true,
    duties: 0,
    tell: undefined,
    unknown: undefined,
    release: undefined,
  };
}
