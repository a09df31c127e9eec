import {
  type DocumentNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  parse,
} from 'graphql';
import { labelWords } from '../label-words.js';
import { type IgLabel, type LabelMap, igOf } from '../labels.js';

/** A subgraph and its schema as it serves it. */
export interface LabelledSource {
  readonly name: string;
  readonly sdl: string;
}

/**
 * Where several subgraphs label one field or type, composition takes the label that most of them give, and a
 * field without one would take it from another's type. One sentence for each label that would be lost or lent
 * so: the holder's own word on its field is the one that holds.
 */
export function labelAgreementFaults(
  sources: readonly LabelledSource[],
  labels: LabelMap,
): readonly string[] {
  return sources.flatMap(({ name, sdl }) =>
    [...ownLabels(parse(sdl, { noLocation: true }))].flatMap(([coordinate, own]) => {
      const composed = labels.get(coordinate);
      if (composed === undefined) return [];
      if (own === undefined)
        return [`${name} does not label ${coordinate} itself: say what it is there too.`];
      if (labelWords(own) === labelWords(composed)) return [];
      return [
        `${name} labels ${coordinate} ${labelWords(own)}, and others make it ${labelWords(composed)}: agree on one label.`,
      ];
    }),
  );
}

function ownLabels({ definitions }: DocumentNode): ReadonlyMap<string, IgLabel | undefined> {
  const objects = definitions.filter(
    (node): node is ObjectTypeDefinitionNode | ObjectTypeExtensionNode =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION,
  );
  const ofType = new Map<string, IgLabel>();
  for (const { name, directives } of objects) {
    const label = igOf(directives);
    if (label !== undefined) ofType.set(name.value, label);
  }
  const found = new Map<string, IgLabel | undefined>();
  for (const { name: type, fields = [] } of objects) {
    for (const { name, directives = [] } of fields) {
      if (directives.some((node) => node.name.value.endsWith('external'))) continue;
      found.set(`${type.value}.${name.value}`, igOf(directives) ?? ofType.get(type.value));
    }
  }
  return found;
}
