import type { SubjectRef } from '@pontio/audit-contract';
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { SubgraphContext } from '@pontio/subgraph';
import { disclosureLog } from '../application/reports/r01-disclosure-log.js';
import { accessByPractitioner } from '../application/reports/r02-access-by-practitioner.js';
import { whoLooked } from '../application/reports/r03-who-looked.js';
import { breakGlassQueue } from '../application/reports/r05-break-glass-queue.js';
import { endedConsents } from '../application/reports/r07-ended-consents.js';
import { refusals } from '../application/reports/r08-refusals.js';
import { locationExposure } from '../application/reports/r15-location-exposure.js';
import { auditOfAuditors } from '../application/reports/r21-audit-of-auditors.js';
import { recipientsOfPerson } from '../application/reports/r23-recipients-of-person.js';
import type { ReportOnPerson } from '../application/reports/report-query.js';
import { OfficersDesk } from './officers-desk.js';
import { presentEntry, presentPage } from './present-entry.js';
import { type SearchArgs, pageOf, searchOf } from './search-args.js';

/** Arguments of a report about one person. */
type PersonArgs = SearchArgs & { readonly person: string };

/** Answers an officer with the reports of the audit trail. */
@Resolver()
export class AuditReportsResolver {
  constructor(private readonly desk: OfficersDesk) {}

  @Query('auditDisclosureLog')
  async disclosureLog(@Args() args: PersonArgs, @Context() context: SubgraphContext): Promise<unknown> {
    return presentPage(
      await this.onPerson('R01', args, context, (report) =>
        disclosureLog(this.desk.reader, report, pageOf(args)),
      ),
    );
  }

  @Query('auditAccessByPractitioner')
  async accessByPractitioner(
    @Args() args: SearchArgs & { readonly practitioner: string },
    @Context() context: SubgraphContext,
  ): Promise<unknown> {
    const practitionerRef = this.desk.refOf('practitioner', args.practitioner);
    const report = { ...searchOf(args, this.desk), practitionerRef };
    return presentPage(
      await this.desk.answer({ args, context, what: 'R02' }, () =>
        accessByPractitioner(this.desk.reader, report, pageOf(args)),
      ),
    );
  }

  @Query('auditWhoLooked')
  async whoLooked(@Args() args: PersonArgs, @Context() context: SubgraphContext): Promise<unknown> {
    return presentPage(
      await this.onPerson('R03', args, context, (report) =>
        whoLooked(this.desk.reader, report, pageOf(args)),
      ),
    );
  }

  @Query('auditBreakGlassQueue')
  breakGlassQueue(@Args() args: SearchArgs, @Context() context: SubgraphContext): Promise<unknown> {
    return this.desk.answer({ args, context, what: 'R05' }, () =>
      breakGlassQueue(this.desk.reader, searchOf(args, this.desk)),
    );
  }

  @Query('auditEndedConsents')
  async endedConsents(@Args() args: SearchArgs, @Context() context: SubgraphContext): Promise<unknown> {
    const ended = await this.desk.answer({ args, context, what: 'R07' }, () =>
      endedConsents(this.desk.reader, searchOf(args, this.desk)),
    );
    return ended.map(({ change, disclosures, recipients }) => ({
      change: presentEntry(change),
      disclosures: disclosures.map(presentEntry),
      recipients,
    }));
  }

  @Query('auditRefusals')
  refusals(@Args() args: SearchArgs, @Context() context: SubgraphContext): Promise<unknown> {
    return this.desk.answer({ args, context, what: 'R08' }, () =>
      refusals(this.desk.reader, searchOf(args, this.desk)),
    );
  }

  @Query('auditLocationExposure')
  locationExposure(@Args() args: PersonArgs, @Context() context: SubgraphContext): Promise<unknown> {
    return this.onPerson('R15', args, context, (report) => locationExposure(this.desk.reader, report));
  }

  @Query('auditOfAuditors')
  async auditOfAuditors(@Args() args: SearchArgs, @Context() context: SubgraphContext): Promise<unknown> {
    return presentPage(
      await this.desk.answer({ args, context, what: 'R21' }, () =>
        auditOfAuditors(this.desk.reader, searchOf(args, this.desk), pageOf(args)),
      ),
    );
  }

  @Query('auditRecipients')
  recipients(@Args() args: PersonArgs, @Context() context: SubgraphContext): Promise<unknown> {
    return this.onPerson('R23', args, context, (report) => recipientsOfPerson(this.desk.reader, report));
  }

  private onPerson<T>(
    what: string,
    args: PersonArgs,
    context: SubgraphContext,
    work: (report: ReportOnPerson) => Promise<T>,
  ): Promise<T> {
    const subjectRef = this.desk.refOf('subject', args.person) as SubjectRef;
    const report = { ...searchOf(args, this.desk), subjectRef };
    return this.desk.answer({ args, context, what, about: { subjectRef } }, () => work(report));
  }
}
