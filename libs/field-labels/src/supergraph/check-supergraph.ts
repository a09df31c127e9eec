import type { GraphQLSchema } from 'graphql';
import { Joins } from '../joins.js';
import { LabelError, type LabelMap, collectLabels } from '../labels.js';
import { type InputDisclosure, inputDisclosures } from './disclosures.js';
import { type LabelledSource, labelAgreementFaults } from './label-agreement.js';
import { personKeyFaults } from './person-key-faults.js';
import { personPathFaults } from './person-paths.js';
import { rootFieldFaults } from './root-field-faults.js';

/** A composed schema that may be served. */
export interface CheckedSupergraph {
  readonly labels: LabelMap;
  /** What one agency's data does in another agency's hands. */
  readonly disclosures: readonly InputDisclosure[];
}

/**
 * Checks everything about a composed schema that composition does not: labels, the ways from people to what is
 * about them, and who offers what.
 *
 * @param schema - composed, with its `join__` directives
 * @param sources - the schemas it was composed of
 * @throws {@link LabelError} with one sentence for every fault
 */
export function checkSupergraph(
  schema: GraphQLSchema,
  sources: readonly LabelledSource[],
): CheckedSupergraph {
  const joins = new Joins(schema);
  const { labels, problems } = collectLabels(schema);
  const all = [
    ...problems,
    ...labelAgreementFaults(sources, labels),
    ...personKeyFaults(schema, joins),
    ...personPathFaults(schema, joins, labels),
    ...rootFieldFaults(schema, joins, labels),
  ];
  if (all.length > 0) throw new LabelError(all);
  return { labels, disclosures: inputDisclosures(schema, joins) };
}
