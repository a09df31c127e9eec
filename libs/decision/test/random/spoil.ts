import type { DecisionInput, SubjectFacts } from '../../src/index.js';
import type { Chance } from './chance.js';

/* Words from outside can be anything: here they are made to be what no type allows. */
type Loose = Record<string, unknown>;
const STRANGE = 'STRANGE';

const changed = (facts: object, part: string, value: unknown): object => ({
  ...(facts as Loose),
  [part]: value,
});

const inRequest = (part: string, value: unknown) => (input: DecisionInput) =>
  changed(input, 'request', changed(input.request, part, value));
const inRecipient = (part: string) => (input: DecisionInput) =>
  changed(input, 'recipient', changed(input.recipient, part, STRANGE));
const inHolders = (part: string) => (input: DecisionInput) =>
  changed(
    input,
    'holders',
    input.holders.map((holder) => changed(holder, part, STRANGE)),
  );
const inAgreements = (part: string, value: unknown) => (input: DecisionInput) =>
  changed(
    input,
    'agreements',
    input.agreements.map((agreement) => changed(agreement, part, value)),
  );
const inPeople = (change: (person: SubjectFacts) => object) => (input: DecisionInput) =>
  changed(input, 'subjects', input.subjects.map(change));
const inRecords = (list: keyof SubjectFacts, part: string, value: unknown) =>
  inPeople((person) =>
    changed(
      person,
      list,
      (person[list] as readonly object[]).map((record) => changed(record, part, value)),
    ),
  );
const inLabels = (part: string, value: unknown) => (input: DecisionInput) =>
  changed(
    input,
    'asks',
    input.asks.map((ask) => ({
      ...ask,
      fields: ask.fields.map((field) => changed(field, 'label', changed(field.label, part, value))),
    })),
  );

const WAYS: readonly ((input: DecisionInput) => object)[] = [
  (input) => changed(input, 'at', 'soon'),
  (input) => changed(input, 'jurisdiction', STRANGE),
  (input) => changed(input, 'auditWritable', false),
  (input) => changed(input, 'holders', []),
  (input) => changed(input, 'subjects', input.subjects.slice(1)),
  (input) => changed(input, 'asks', []),
  (input) => changed(input, 'actor', changed(input.actor, 'status', STRANGE)),
  (input) => changed(input, 'actor', changed(input.actor, 'role', STRANGE)),
  (input) => changed(input, 'freshness', 'NOT_GUARANTEED'),
  inRequest('purpose', STRANGE),
  inRequest('gateways', ['ENG.NOT.THERE']),
  inRequest('mode', STRANGE),
  inRecipient('type'),
  inRecipient('status'),
  inHolders('type'),
  inHolders('status'),
  inHolders('jurisdiction'),
  inAgreements('status', STRANGE),
  inAgreements('matchGradeMin', STRANGE),
  inLabels('category', STRANGE),
  inLabels('level', STRANGE),
  inLabels('nature', STRANGE),
  inLabels('onward', STRANGE),
  inLabels('prohibitions', ['X.NOT.THERE']),
  inPeople((person) => changed(person, 'match', STRANGE)),
  inPeople((person) => changed(person, 'birthDate', 'long ago')),
  inRecords('consents', 'kind', STRANGE),
  inRecords('consents', 'state', STRANGE),
  inRecords('consents', 'capacity', STRANGE),
  inRecords('restrictions', 'code', STRANGE),
  inRecords('restrictions', 'hides', [STRANGE]),
  inRecords('restrictions', 'to', 'some day'),
  inRecords('judgements', 'kind', STRANGE),
  inRecords('judgements', 'upTo', STRANGE),
  inRecords('judgements', 'validTo', 'soonT'),
  inRecords('competence', 'outcome', STRANGE),
  inRecords('representatives', 'capacity', STRANGE),
  inRecords('involvement', 'evidence', STRANGE),
  (input) =>
    changed(
      input,
      'mentioned',
      (input.mentioned ?? []).map((person) => changed(person, 'competence', [{ outcome: STRANGE }])),
    ),
  (input) =>
    changed(
      input,
      'asks',
      input.asks.map((ask) => ({
        ...ask,
        fields: ask.fields.map((field) => changed(field, 'field', 'no name')),
      })),
    ),
];

/** The same input with one word that nobody knows, a date that cannot be read, or a part that is not there. */
export function spoil(chance: Chance, input: DecisionInput): DecisionInput {
  return chance.pick(WAYS)(input) as DecisionInput;
}
