export { IG_SPEC_URL, subgraphHeader } from './directive.js';
export { type IgLabel, LabelError, type LabelMap, readLabels } from './labels.js';
export { ROW_LABEL_FIELD, carriesRowLabel, isRowLabel } from './row-label-field.js';
export { type RowLabel, type RowMarks, UNREADABLE, readRowLabel } from './row-label.js';
export { type RowFacts, rowFacts } from './row-facts.js';
export {
  type Fragments,
  type SelectedField,
  fragmentsOf,
  isValueCoordinate,
  selectedCoordinates,
  selectedFields,
} from './selected-fields.js';
export { type ThingKeys, keysInSchema, readThingKeys, thingName } from './thing-names.js';
export { labelWords } from './label-words.js';
export { isWider, strictestLabel } from './strictest-label.js';
export { type CheckedSupergraph, checkSupergraph } from './supergraph/check-supergraph.js';
export { type InputDisclosure, disclosureSentence } from './supergraph/disclosures.js';
export { type LabelledSource } from './supergraph/label-agreement.js';
export { reservedNameFaults } from './supergraph/reserved-name-faults.js';
