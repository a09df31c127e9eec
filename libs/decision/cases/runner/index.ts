export { CASE_REF, personId, toInput } from './case-input.js';
export type * from './case-file.js';
export { CAST, CAST_NAMES, type CastName, agencyFacts, agencyId } from './cast.js';
export { answerOf, caseReader, expectationOf } from './read-case.js';
export { type LoadedCase, shippedCases, shippedPolicy } from './shipped.js';
export { type GoldenDecision, goldenDecisions } from './golden-decisions.js';
export { type CaseToRender, renderCasesPage } from './render/render-cases-page.js';
