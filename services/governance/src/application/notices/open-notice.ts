import { Notice, type NoticeKind } from '../../persistence/notice.entity.js';
import type { RegisterChange } from '../changes/register-change.js';
import { hoursAfter } from '../uk-day.js';

/** Hours in which a notice should be dealt with. */
export const NOTICE_HOURS: Readonly<Record<NoticeKind, number>> = {
  NOTIFY_IG: 24,
  NOTIFY_HOLDER: 24,
  NOTIFY_SUPERVISOR: 24,
  REVIEW: 72,
  RECORD_NONDISCLOSURE: 24,
  SHARE_ASKED: 24,
  SHARE_ANSWERED: 72,
  AGREEMENT_CHANGED: 72,
  REVIEW_DUE: 72,
  ESCALATED: 24,
};

/** What a notice is about, and for whom. */
export interface NewNotice {
  readonly kind: NoticeKind;
  readonly agencyId: string;
  /** The record or decision it is about, by its id. */
  readonly about: string;
  readonly decisionId?: string | null;
  readonly breakGlassId?: string | null;
  readonly subjectId?: string | null;
  readonly detail?: string | null;
  /** Left out: by its kind. */
  readonly dueAt?: Date;
}

/**
 * Puts a notice in an agency's queue, with its event. One that is open about the same thing is enough.
 *
 * @returns whether it is new
 */
export async function openNotice(change: RegisterChange, notice: NewNotice): Promise<boolean> {
  const { kind, agencyId, about, dueAt = hoursAfter(change.now, NOTICE_HOURS[kind]) } = notice;
  const id = change.newId('ntc');
  const inserted = await change.manager
    .createQueryBuilder()
    .insert()
    .into(Notice)
    .values({ ...notice, id, openedAt: change.now, dueAt })
    .orIgnore()
    .returning('id')
    .execute();
  if ((inserted.raw as unknown[]).length === 0) return false;
  change.record('NOTICE_OPENED', { record: id, owners: [agencyId], reason: kind, ...linksOf(about) });
  return true;
}

function linksOf(about: string): object {
  const links = {
    bgl_: 'breakGlassId',
    shr_: 'shareRequestId',
    ndr_: 'nonDisclosureId',
    res_: 'restrictionId',
  };
  const found = Object.entries(links).find(([prefix]) => about.startsWith(prefix));
  if (about.startsWith('dec_')) return { decisionId: about };
  return found === undefined ? {} : { links: { [found[1]]: about } };
}
