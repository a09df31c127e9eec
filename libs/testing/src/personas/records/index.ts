export * from './education.js';
export * from './health.js';
export * from './social-care.js';
