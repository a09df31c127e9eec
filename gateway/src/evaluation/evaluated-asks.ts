import { isAtLeast, isLevel } from '@pontio/vocabulary';
import type { Ask, FieldLabel, FieldQuestion } from '@pontio/decision';
import type { DirectoryEntry } from '../registers/directory.js';
import type { PontioSupergraph } from '../supergraph/supergraph.js';
import type { EvaluatedPeople } from './evaluated-people.js';
import type { Evaluation, ValueFacts } from './evaluation-request.js';

/** What an item became: a cell of the decision, or a refusal in its place. */
export type EvaluatedAsk = { readonly ask: Ask } | { readonly problem: string };

/** Makes each item the cell it asks about, with the label that the field carries in the schema. */
export function evaluatedAsks(
  evaluations: readonly Evaluation[],
  people: EvaluatedPeople,
  { labels, served }: Pick<PontioSupergraph, 'labels' | 'served'>,
  directory: readonly DirectoryEntry[],
): readonly EvaluatedAsk[] {
  const holdersOf = (field: string): string[] =>
    directory.flatMap(({ id, subgraph }) => (subgraph && served.get(subgraph)?.has(field) ? [id] : []));
  return evaluations.map((entry) => {
    if ('problem' in entry) return entry;
    const { about, field, value } = entry;
    const label = labels.get(field);
    const subject = people.find(about);
    if (label === undefined || subject === undefined)
      return { problem: 'No agency serves a field of this name.' };
    const holders = holdersOf(field);
    const own = subject.kind === 'AGENCY' ? subject.id : undefined;
    const holderId = entry.holder ?? own ?? (holders.length === 1 ? holders[0] : undefined);
    if (holderId === undefined) return { problem: 'Several agencies serve this field: name the holder.' };
    const question = fieldQuestion(field, label as FieldLabel, value, people);
    return { ask: { subjectId: subject.id, holderId, fields: [question] } };
  });
}

/** A row may be more sensitive than its field, never less. */
function fieldQuestion(
  field: string,
  label: FieldLabel,
  { level, mentions, receivedFrom, disputed, cohortSize, prohibitions }: ValueFacts,
  people: EvaluatedPeople,
): FieldQuestion {
  const raised = level !== undefined && isLevel(label.level) && isAtLeast(level, label.level);
  return {
    field,
    label: {
      ...label,
      ...(raised && { level }),
      ...(prohibitions !== undefined && { prohibitions: [...(label.prohibitions ?? []), ...prohibitions] }),
    },
    ...(mentions !== undefined && {
      mentions: mentions.map((person) => people.find(person)?.id ?? 'unmatched:mentioned'),
    }),
    ...(receivedFrom !== undefined && {
      receivedFrom: { agencyId: receivedFrom.agency, purpose: receivedFrom.purpose },
    }),
    ...(disputed !== undefined && { disputed }),
    ...(cohortSize !== undefined && { cohortSize }),
  };
}
