export { type AskEntry, type CaseFile } from './case-file.js';
export { personId, toInput } from './case-input.js';
export { CAST_NAMES, type CastName, agencyFacts, agencyId } from './cast.js';
export { answerOf, caseReader, expectationOf } from './read-case.js';
