import { isBreakGlassGround, isJurisdiction, isPurpose, isRequestMode } from '@pontio/vocabulary';
import type { BreakGlassFacts, DecisionInput } from '../../facts/decision-input.js';
import type { PolicyTables } from '../law/compile-policy.js';

const JUSTIFICATION_CHARS = 20;

/** The first part of the request itself that holds a word nobody knows. */
export function unknownInRequest(
  { request, jurisdiction }: DecisionInput,
  today: string,
  { gateways }: PolicyTables,
): string | undefined {
  if (today === '') return 'at';
  if (!isPurpose(request.purpose)) return 'purpose';
  if (!request.gateways.every((code) => gateways.has(code))) return 'gateways';
  if (!isJurisdiction(jurisdiction)) return 'jurisdiction';
  return isRequestMode(request.mode) ? undefined : 'mode';
}

/** Whether a break-glass says on what ground, why, and until when. */
export function isDeclared(glass: BreakGlassFacts | undefined): boolean {
  return (
    glass !== undefined &&
    isBreakGlassGround(glass.ground) &&
    !Number.isNaN(Date.parse(glass.until)) &&
    glass.justification.trim().length >= JUSTIFICATION_CHARS
  );
}
