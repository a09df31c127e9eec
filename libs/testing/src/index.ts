export * from './personas/agencies.js';
export * from './personas/people.js';
export * from './personas/practitioners.js';
export * from './personas/records/index.js';
