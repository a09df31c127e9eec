import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { SubgraphContext } from '@pontio/subgraph';
import { draftAgreement } from '../application/agreements/draft-agreement.js';
import { signAgreement } from '../application/agreements/sign-agreement.js';
import { resumeAgreement, suspendAgreement } from '../application/agreements/suspend-agreement.js';
import { ChangeRegister } from '../application/changes/change-register.js';
import { setAgencyStatus, setPractitionerStatus } from '../application/parties/set-status.js';
import type { RegisterRecord } from '../application/people/register-record.js';
import { Present, type Presented } from './present.js';

/** Agreements, and the standing of agencies and practitioners. */
@Resolver()
export class PartiesResolver {
  constructor(
    private readonly register: ChangeRegister,
    private readonly present: Present,
  ) {}

  @Mutation('draftAgreement')
  draftAgreement(@Args() args: unknown, @Context() { release }: SubgraphContext): Promise<Presented> {
    return this.register.by(draftAgreement, release.order, args).then(this.present.agreement);
  }

  @Mutation('signAgreement')
  signAgreement(@Args() args: unknown, @Context() { release }: SubgraphContext): Promise<Presented> {
    return this.register.by(signAgreement, release.order, args).then(this.present.agreement);
  }

  @Mutation('suspendAgreement')
  suspendAgreement(@Args() args: unknown, @Context() { release }: SubgraphContext): Promise<Presented> {
    return this.register.by(suspendAgreement, release.order, args).then(this.present.agreement);
  }

  @Mutation('resumeAgreement')
  resumeAgreement(@Args() args: unknown, @Context() { release }: SubgraphContext): Promise<Presented> {
    return this.register.by(resumeAgreement, release.order, args).then(this.present.agreement);
  }

  @Mutation('setAgencyStatus')
  setAgencyStatus(@Args() args: unknown, @Context() { release }: SubgraphContext): Promise<RegisterRecord> {
    return this.register.by(setAgencyStatus, release.order, args);
  }

  @Mutation('setPractitionerStatus')
  setPractitionerStatus(
    @Args() args: unknown,
    @Context() { release }: SubgraphContext,
  ): Promise<RegisterRecord> {
    return this.register.by(setPractitionerStatus, release.order, args);
  }
}
