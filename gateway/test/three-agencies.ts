import { subgraphHeader } from '@pontio/field-labels';
import { type DocumentNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import type { IncomingOperation } from '../src/exchange.js';
import { PontioSupergraph, type SubgraphSource } from '../src/supergraph/supergraph.js';

const person = '@key(fields: "id") { id: ID @ig(category: "DEMOGRAPHIC", level: C1, nature: ADMIN)';

/** A small supergraph of the same shape as the real one: an index and two agencies. */
export const subgraphs: readonly SubgraphSource[] = [
  source(
    'person-index',
    `enum IdentifierSystem { NHS UPN }
     input PersonIdentifierInput { system: IdentifierSystem! value: String! }
     type Person ${person} }
     type Query { person(identifier: PersonIdentifierInput!): Person @ig(category: "DEMOGRAPHIC", level: C1) }`,
  ),
  source(
    'agency-education',
    `type Person ${person} education: EducationRecord @ig(category: "EDUCATION", level: C2) }
     type EducationRecord @ig(category: "EDUCATION", level: C2) {
       attendancePercent: Float
       exclusions(since: String): [Exclusion!]
       notes: [Note] @ig(category: "COUNSELLING", level: C4)
     }
     type Exclusion @ig(category: "EDUCATION", level: C2) { reason: String }
     type Note @ig(category: "COUNSELLING", level: C4) { text: String }`,
  ),
  source(
    'agency-health',
    `type Person ${person} health: HealthRecord @ig(category: "HEALTH_CORE", level: C3) }
     type HealthRecord @ig(category: "HEALTH_CORE", level: C3) {
       allergies: [String]
       clinic: [String] @ig(category: "SEXUAL_HEALTH", level: C4, existenceSensitive: true)
     }`,
  ),
];

export function source(name: string, types: string): SubgraphSource {
  return { name, url: `http://127.0.0.1:1/${name}`, sdl: `${subgraphHeader}\n${types}` };
}

export const supergraph = PontioSupergraph.compose(subgraphs);

/** An operation as Apollo would hand it over. */
export function incoming(text: string, variables: Record<string, unknown> = {}): IncomingOperation {
  const document = parse(text);
  return {
    source: text,
    document,
    operation: operationOf(document),
    operationName: undefined,
    variables,
    supergraph,
  };
}

/** The one operation of a document. */
export function operationOf(document: DocumentNode): OperationDefinitionNode {
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new Error('the document holds no operation');
  return operation;
}
