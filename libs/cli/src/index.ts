export { runPontio } from './program.js';
export type { Meaning, Terminal } from './terminal/terminal.js';
