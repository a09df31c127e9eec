import type { RegisterChange } from '../changes/register-change.js';
import { agreementsOf } from '../load-parties.js';
import { ukDay } from '../uk-day.js';
import { statusOn } from './status-on.js';

/** A day: what an agreement gives a holder that says nothing else. */
const DEFAULT_HOURS = 24;

/** How long the holder has to answer, and who is told when it does not: by the agreement in force between the two. */
export async function termsOfRequest(
  change: RegisterChange,
  { holderId, recipientId, purpose }: { holderId: string; recipientId: string; purpose: string },
): Promise<{ readonly hours: number; readonly escalateTo: string }> {
  const agreements = await agreementsOf(change.manager, holderId);
  const today = ukDay(change.now);
  const between = agreements
    .map(({ document }) => document)
    .filter((document) => statusOn(document, today) === 'LIVE')
    .filter(({ parties }) => parties.some(({ agencyId }) => agencyId === recipientId));
  const agreement =
    between.find(({ purposes }) => (purposes as readonly string[]).includes(purpose)) ?? between[0];
  return {
    hours: agreement?.serviceLevels?.[0]?.hours ?? DEFAULT_HOURS,
    escalateTo: agreement?.escalation?.[0]?.to ?? holderId,
  };
}
