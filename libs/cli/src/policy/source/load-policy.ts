import { type ReadPolicy, parsePolicy } from './parse-policy.js';
import { readPolicySource } from './read-policy-source.js';

/** Reads the policy in a folder, a file or a git revision; or, when none is named, the one that ships. */
export const loadPolicy = (where?: string): ReadPolicy => parsePolicy(readPolicySource(where));
