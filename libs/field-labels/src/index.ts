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
