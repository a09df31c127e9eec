#!/usr/bin/env node
import { runPontio } from './program.js';
import { processTerminal } from './terminal/process-terminal.js';

process.exitCode = await runPontio(process.argv.slice(2), processTerminal(process));
