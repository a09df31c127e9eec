import type { AgreementStatus } from '@pontio/vocabulary';
import { daysAfter } from '../uk-day.js';
import type { AgreementDocument } from './agreement-document.js';

/** Where an agreement stands on a day: past its review and its days of grace it is expired, whatever is written. */
export function statusOn({ status, review }: AgreementDocument, day: string): AgreementStatus {
  const runs = status === 'LIVE' || status === 'SUSPENDED';
  return runs && day > daysAfter(review.dueAt, review.graceDays) ? 'EXPIRED' : status;
}
