import { type DocumentNode, type ValueNode, visit } from 'graphql';

/** Digits that could be somebody's number; a limit such as `first: 50` has fewer. */
const MANY_DIGITS = /\d{5}/;

/**
 * The values written into a document that could be about somebody: texts, and numbers of five digits or more.
 * A document that is kept must hold none; they belong into variables.
 */
export function heldValues(document: DocumentNode): readonly ValueNode[] {
  const found: ValueNode[] = [];
  visit(document, {
    StringValue: (node, key) => {
      // The sentence above a definition is a text too, and about nobody.
      if (key !== 'description') found.push(node);
    },
    IntValue: (node) => {
      if (MANY_DIGITS.test(node.value)) found.push(node);
    },
  });
  return found;
}

/** NHS numbers that begin so are given to nobody. */
const TEST_NUMBER = /^999/;
const TEN_DIGITS = /(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g;

/** Whether a text holds something of the form of an NHS number that could be somebody's. */
export function holdsRealNumber(text: string): boolean {
  return [...text.matchAll(TEN_DIGITS)].some(([number]) => !TEST_NUMBER.test(number));
}
