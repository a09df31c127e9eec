import { type Stage, goOn, stop } from '../cell-case.js';

/** 3 AUDIT: the intent is durably written first. No audit, no data: not even when the glass is broken. */
export const checkAudit: Stage = {
  name: 'AUDIT',
  check: ({ input }) => (input.auditWritable ? goOn() : stop('AUDIT_UNAVAILABLE')),
};
