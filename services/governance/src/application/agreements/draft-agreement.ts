import { In } from 'typeorm';
import { z } from 'zod';
import { Agency } from '../../persistence/agency.entity.js';
import { Agreement } from '../../persistence/agreement.entity.js';
import type { ChangeBy, ChangeKind } from '../changes/change-register.js';
import { type AgreementHistory, historyOf } from './agreement-history.js';
import { refusal } from '../changes/check-may-change.js';
import { invalid } from '../changes/parse-change.js';
import { ukDay } from '../uk-day.js';
import { type AgreementText, agreementText } from './agreement-document.js';
import { isParty, setStatus } from './change-agreement.js';

/** Drafts an agreement or its next version. A text is never changed: another text is another version. */
export const draftAgreement: ChangeKind<{ document: AgreementText }, AgreementHistory> = {
  name: 'draftAgreement',
  input: z.object({ document: agreementText }),
  apply: async ({ document }, by) => {
    const { change, agency, practitioner } = by;
    await checkText(document, by);
    const { id, version } = document;
    const agreement = change.manager.create(Agreement, {
      ...{ id, version },
      document: { ...document, status: 'DRAFT' as const },
    });
    await change.manager.insert(Agreement, agreement);
    const changedBy = practitioner.id;
    await setStatus(change, agreement, { status: 'DRAFT', agencyId: agency.id, changedBy });
    const owners = document.parties.map(({ agencyId }) => agencyId);
    change.record('AGREEMENT_DRAFTED', { record: `${id}@${version}`, owners });
    return historyOf(change.manager, agreement);
  },
};

async function checkText(document: AgreementText, { change, agency }: ChangeBy): Promise<void> {
  const latest = await change.manager.findOne(Agreement, {
    where: { id: document.id },
    order: { version: 'DESC' },
    lock: { mode: 'pessimistic_write' },
  });
  if (!isParty(document, agency.id) || (latest !== null && !isParty(latest.document, agency.id))) {
    throw refusal('draftAgreement', 'not a party');
  }
  const ids = [...new Set(document.parties.map(({ agencyId }) => agencyId))];
  const problems = [
    ...faultsOf(document, { next: (latest?.version ?? 0) + 1, today: ukDay(change.now) }),
    ...((await change.manager.countBy(Agency, { id: In(ids) })) === ids.length
      ? []
      : ['document.parties: must be agencies of the register.']),
  ];
  if (problems.length > 0) throw invalid(...problems);
}

function faultsOf(
  { version, parties, review, referenceTable }: AgreementText,
  { next, today }: { readonly next: number; readonly today: string },
): string[] {
  const ids = new Set(parties.map(({ agencyId }) => agencyId));
  const named = referenceTable.flatMap(({ from, to }) => [from, ...to]);
  const rules: [boolean, string][] = [
    [version === next, `version: must be ${next}`],
    [ids.size === parties.length, 'parties: must name each agency once'],
    [
      named.every((agencyId) => ids.has(agencyId)),
      'referenceTable: must name parties of the agreement alone',
    ],
    [review.dueAt > today, 'review.dueAt: must be after today'],
  ];
  return rules.flatMap(([holds, problem]) => (holds ? [] : [`document.${problem}.`]));
}
