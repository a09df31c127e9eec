import type { Language } from '@pontio/vocabulary';
import { type IsEmpty } from '../caller-view.js';

/** One part of an explanation: a heading and plain sentences. */
export interface ExplanationSection {
  readonly heading: string;
  readonly sentences: readonly string[];
}

/** A plain account of a decision. */
export interface Explanation {
  readonly title: string;
  readonly sections: readonly ExplanationSection[];
}

/** Whom to telephone at an agency. */
export interface ExplainContact {
  readonly name: string;
  readonly phone: string;
  readonly hours: string;
  readonly outOfHours: string;
}

/** What an explanation may say beside the decision. */
export interface ExplainOptions {
  /** English when left out, or where something has not been translated. */
  readonly language?: Language;
  /** Names and duty contacts by id of agency. */
  readonly contacts?: Readonly<Record<string, ExplainContact>>;
  /** What to call people, by their id, for example `the child`. Ids are never written for the caller. */
  readonly people?: Readonly<Record<string, string>>;
  /** Released cells that turned out to hold nothing. */
  readonly isEmpty?: IsEmpty;
}

/** An explanation as plain text. */
export function renderExplanation({ title, sections }: Explanation): string {
  const parts = sections
    .filter(({ sentences }) => sentences.length > 0)
    .map(({ heading, sentences }) => [heading, ...sentences.map((sentence) => `- ${sentence}`)].join('\n'));
  return `${[title, ...parts].join('\n\n')}\n`;
}
