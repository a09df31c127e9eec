import { type DataSource, In } from 'typeorm';
import { BreakGlass } from '../../persistence/break-glass.entity.js';
import { Consent } from '../../persistence/consent.entity.js';
import { NonDisclosure } from '../../persistence/non-disclosure.entity.js';
import { Notice } from '../../persistence/notice.entity.js';
import { ShareRequest } from '../../persistence/share-request.entity.js';
import { type AgreementHistory, withHistory } from '../agreements/agreement-history.js';
import { agreementsOf } from '../load-parties.js';

/** Rows an officer reads at once: the newest. */
const MOST = 500;

/** What an agency's information-governance officers read of the register. The door has checked that it is theirs. */
export class OfficersView {
  constructor(private readonly database: DataSource) {}

  /** Declarations by the agency's own practitioners, and those that it was told of as a holder. */
  async breakGlassReviews(agencyId: string): Promise<BreakGlass[]> {
    return this.database
      .getRepository(BreakGlass)
      .createQueryBuilder('entry')
      .where('entry.agencyId = :agencyId', { agencyId })
      .orWhere('entry.id in (select break_glass_id from notice where agency_id = :agencyId)')
      .orderBy('entry.openedAt', 'DESC')
      .limit(MOST)
      .getMany();
  }

  async shareRequests(agencyId: string): Promise<ShareRequest[]> {
    return this.database.getRepository(ShareRequest).find({
      where: [{ holderId: agencyId }, { recipientId: agencyId }],
      order: { askedAt: 'DESC' },
      take: MOST,
    });
  }

  async nonDisclosures(agencyId: string): Promise<NonDisclosure[]> {
    const order = { recordedAt: 'DESC' } as const;
    return this.database.getRepository(NonDisclosure).find({ where: { agencyId }, order, take: MOST });
  }

  /** Open ones first, oldest of them first. */
  async notices(agencyId: string): Promise<Notice[]> {
    return this.database.getRepository(Notice).find({
      where: { agencyId },
      order: { closedAt: { direction: 'DESC', nulls: 'FIRST' }, openedAt: 'ASC' },
      take: MOST,
    });
  }

  async consents(agencyId: string): Promise<{ readonly consent: Consent; readonly superseded: boolean }[]> {
    const consents = await this.database
      .getRepository(Consent)
      .find({ where: { agencyId }, order: { recordedAt: 'DESC' }, take: MOST });
    const ids = consents.map(({ id }) => id);
    const later = await this.database.getRepository(Consent).findBy({ supersedes: In(ids) });
    const superseded = new Set(later.map(({ supersedes }) => supersedes));
    return consents.map((consent) => ({ consent, superseded: superseded.has(consent.id) }));
  }

  async agreements(agencyId: string): Promise<AgreementHistory[]> {
    return withHistory(this.database.manager, await agreementsOf(this.database.manager, agencyId));
  }
}
