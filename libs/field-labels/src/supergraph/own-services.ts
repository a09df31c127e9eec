/** The one subgraph that may offer changes: no change without its audit event, and it writes them. */
export const REGISTER = 'governance';

/** Subgraphs of ours. Every other one belongs to an agency. */
const OWN_SERVICES: ReadonlySet<string> = new Set([REGISTER, 'person-index', 'ledger', 'teamwork']);

/** Whether a subgraph belongs to an agency. */
export const isOfAgency = (subgraph: string): boolean => !OWN_SERVICES.has(subgraph);

/** The type whose objects are people. */
export const PERSON = 'Person';

/** The field by which every subgraph knows a person. */
export const PERSON_KEY_FIELD = 'id';
