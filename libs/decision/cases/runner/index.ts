export { type CaseFile } from './case-file.js';
export { toInput } from './case-input.js';
export { answerOf, caseReader, expectationOf } from './read-case.js';
