import { parse } from 'graphql';
import { Exchange, type IncomingOperation } from '../src/exchange.js';
import { PontioSupergraph } from '../src/supergraph/supergraph.js';
import { operationOf, source, subgraphs } from './three-agencies.js';

/** The register as the tests know it: a change of each shape. */
export const register = source(
  'governance',
  `input PersonRef { system: String value: String id: ID @inaccessible }
   scalar RequestTicket
   input GroupInput { lead: PersonRef others: [PersonRef!]! = [] note: String }
   type BreakGlass @ig(category: "AUDIT", level: C2, nature: ADMIN) { id: ID status: String review: Review }
   type Review @ig(category: "AUDIT", level: C2, nature: ADMIN) { finding: String notes: String }
   scalar AgreementDocument
   type Agreement @ig(category: "AUDIT", level: C2, nature: ADMIN) { document: AgreementDocument }
   type Query { agreements: [Agreement] @ig(category: "AUDIT", level: C2, nature: ADMIN) }
   type Mutation @ig(category: "AUDIT", level: C2, nature: ADMIN) {
     declareBreakGlass(person: PersonRef!, ground: String!, justification: String!): BreakGlass
     recordGroup(group: GroupInput!): Int
     requestToShare(ticket: RequestTicket!, why: String!): BreakGlass
     openNotices(input: [String!]!): Int @inaccessible
   }`,
);

/** The three agencies and the register. */
export const supergraphWithRegister = PontioSupergraph.compose([...subgraphs, register]);

/** A change as Apollo would hand it over. */
export function incomingChange(text: string, variables: Record<string, unknown> = {}): IncomingOperation {
  const document = parse(text);
  const operation = operationOf(document);
  return {
    source: text,
    document,
    operation,
    operationName: undefined,
    variables,
    supergraph: supergraphWithRegister,
  };
}

/** A change on its way, made by Sana. */
export function changeExchange(text: string, variables: Record<string, unknown> = {}): Exchange {
  const exchange = new Exchange('req_1', new Date('2026-11-24T10:00:00Z'), {
    authorization: undefined,
    sharing: undefined,
  });
  exchange.put('incoming', incomingChange(text, variables));
  exchange.put('context', {
    requestId: 'req_1',
    at: '2026-11-24T10:00:00.000Z',
    client: { id: 'c', tokenId: 't' },
    agencyId: 'agy_leafshire',
    practitionerId: 'prc_sana',
    role: 'SOCIAL_WORKER',
    purpose: 'SAFEGUARD_CHILD',
    legalGateways: [],
  });
  return exchange;
}

/** Declares a break-glass about Ellie. */
export const declaration = `mutation ($why: String!) {
  declareBreakGlass(person: { system: "NHS", value: "9990000018" }, ground: "LIFE_RISK", justification: $why) {
    id state: status ...Findings __typename
  }
}
fragment Findings on BreakGlass { review { finding } review { notes } }`;
