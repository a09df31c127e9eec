import {
  BREAK_GLASS_GROUNDS,
  type BreakGlassGround,
  CONSENT_STATES,
  type ConsentState,
  HIDES,
  type Hides,
  type JudgementKind,
  type RecordedCondition,
  RESTRICTION_CODES,
  type RestrictionCode,
} from '@pontio/vocabulary';
import type { Nation } from './question.js';
import { subsetsOf } from './partition.js';

/** Whether the glass is broken, on what ground, and whether it was declared twice. */
export interface Mode {
  readonly broken: boolean;
  readonly ground: BreakGlassGround;
  readonly twice: boolean;
}

/** Every mode. */
const MODES: readonly Mode[] = [
  { broken: false, ground: 'LIFE_RISK', twice: false },
  ...BREAK_GLASS_GROUNDS.flatMap((ground) => [false, true].map((twice) => ({ broken: true, ground, twice }))),
];

/**
 * The agreement between holder and recipient: none; past its review; live without a row for the kind asked for;
 * with one; with one that its holder has judged in advance to C3.
 */
export const COVERS = ['NONE', 'EXPIRED', 'LIVE', 'ROW', 'JUDGED_ROW'] as const;

/** Cover of {@link COVERS}, and whether the sharing is a standing flow. */
export interface Flow {
  readonly cover: (typeof COVERS)[number];
  readonly regular: boolean;
}

/** Every flow. */
const FLOWS: readonly Flow[] = COVERS.flatMap((cover) =>
  [false, true].map((regular) => ({ cover, regular })),
);

/** What the person has said: nothing, an answer in one of its forms, an objection, or a competent child's no. */
export type Answer =
  | { readonly said: 'NOTHING' | 'OBJECTION' | 'COMPETENT_NO' }
  | { readonly said: ConsentState; readonly form: 'GENERAL' | 'SPECIFIC' | 'EXPLICIT' };

/** Every answer. */
const ANSWERS: readonly Answer[] = [
  { said: 'NOTHING' },
  { said: 'OBJECTION' },
  { said: 'COMPETENT_NO' },
  ...CONSENT_STATES.flatMap((said) =>
    (['GENERAL', 'SPECIFIC', 'EXPLICIT'] as const).map((form) => ({ said, form })),
  ),
];

/** Judgements of the holder that can stand beside each other. */
export const JUDGEMENTS = [
  'CASE',
  'STANDING',
  'DETRIMENT',
  'PUBLIC_INTEREST',
  'EXEMPTION',
] as const satisfies readonly JudgementKind[];

/** Every set of judgements. */
const JUDGEMENT_SETS: readonly (readonly (typeof JUDGEMENTS)[number][])[] = subsetsOf(JUDGEMENTS);

/** A protective restriction on the person and what it hides; or none. */
export type Guard = { readonly code: RestrictionCode; readonly hides: Hides } | 'NONE';

/** Every restriction with each thing it can hide. */
const GUARDS: readonly Guard[] = [
  'NONE',
  ...RESTRICTION_CODES.flatMap((code) => HIDES.map((hides) => ({ code, hides }))),
];

/** How a question is asked: who sends, what is recorded of the law's conditions, and where and what the holder is. */
export interface Approach {
  readonly sent: boolean;
  readonly holderPublic: boolean;
  readonly recorded: readonly RecordedCondition[];
}

/** Everything else that an answer can depend on. */
export interface Circumstance extends Approach {
  readonly mode: Mode;
  readonly holderNation: Nation;
  readonly flow: Flow;
  readonly answer: Answer;
  readonly judged: readonly (typeof JUDGEMENTS)[number][];
  readonly guard: Guard;
  /** A prohibition that the label of the field names. */
  readonly named?: string;
}

/** The values over which circumstances are enumerated. */
export interface Dimensions {
  readonly modes: readonly Mode[];
  readonly flows: readonly Flow[];
  readonly answers: readonly Answer[];
  readonly judgementSets: readonly (readonly (typeof JUDGEMENTS)[number][])[];
  readonly guards: readonly Guard[];
}

/** Every value of every dimension. */
export const EVERYTHING: Dimensions = {
  modes: MODES,
  flows: FLOWS,
  answers: ANSWERS,
  judgementSets: JUDGEMENT_SETS,
  guards: GUARDS,
};
