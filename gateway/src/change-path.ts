import type { PathStep } from './request-path.js';
import { answerChange } from './stages/answer-change.js';
import { guardChange } from './stages/guard-change.js';
import { limitClient } from './stages/limit-client.js';
import { openRequestContext } from './stages/open-request-context.js';
import { resolveNamedPeople } from './stages/resolve-named-people.js';
import { sendChange } from './stages/send-change.js';
import { unsealTickets } from './stages/unseal-tickets.js';
import { verifyToken } from './stages/verify-token.js';

/**
 * The life of one change of the register, in order. It comes in at the same door as a question: that it is a
 * change is known only once the document has been read.
 */
export const changePath: readonly PathStep[] = [
  { at: 'door', stage: verifyToken }, //           who calls, as for a question
  { at: 'door', stage: limitClient }, //           so many requests a minute for each client, as for a question
  { at: 'door', stage: openRequestContext }, //    who makes the change and why, as for a question
  { at: 'inside', stage: guardChange }, //         one change, within limits, plainly said, variables that fit
  { at: 'inside', stage: resolveNamedPeople }, //  whom it names: one person for each identifier, or no change
  { at: 'inside', stage: unsealTickets }, //       what it carries of an earlier refusal, and that it was this practitioner's
  { at: 'inside', stage: sendChange }, //          to governance, which authorises it, makes it and records it
  { at: 'inside', stage: answerChange }, //        what the caller asked to see of it
];
