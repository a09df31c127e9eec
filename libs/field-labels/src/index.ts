export { IG_SPEC_URL, subgraphHeader } from './directive.js';
export { type IgLabel, LabelError, type LabelMap, readLabels } from './labels.js';
export {
  type Fragments,
  type SelectedField,
  fragmentsOf,
  isValueCoordinate,
  selectedCoordinates,
  selectedFields,
} from './selected-fields.js';
