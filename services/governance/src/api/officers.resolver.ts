import { Args, Query, Resolver } from '@nestjs/graphql';
import { OfficersView } from '../application/officers/officers-view.js';
import { Present, type Presented } from './present.js';

/** Answers officers about their own agency. The door has checked that the release order names it. */
@Resolver()
export class OfficersResolver {
  constructor(
    private readonly view: OfficersView,
    private readonly present: Present,
  ) {}

  @Query('breakGlassReviews')
  async breakGlassReviews(@Args('agencyId') agencyId: string): Promise<Presented[]> {
    return (await this.view.breakGlassReviews(agencyId)).map(this.present.breakGlass);
  }

  @Query('shareRequests')
  async shareRequests(@Args('agencyId') agencyId: string): Promise<Presented[]> {
    return (await this.view.shareRequests(agencyId)).map(this.present.shareRequest);
  }

  @Query('nonDisclosures')
  async nonDisclosures(@Args('agencyId') agencyId: string): Promise<Presented[]> {
    return (await this.view.nonDisclosures(agencyId)).map(this.present.nonDisclosure);
  }

  @Query('notices')
  async notices(@Args('agencyId') agencyId: string): Promise<Presented[]> {
    return (await this.view.notices(agencyId)).map(this.present.notice);
  }

  @Query('agreements')
  async agreements(@Args('agencyId') agencyId: string): Promise<Presented[]> {
    return (await this.view.agreements(agencyId)).map(this.present.agreement);
  }

  @Query('consents')
  async consents(@Args('agencyId') agencyId: string): Promise<Presented[]> {
    const entries = await this.view.consents(agencyId);
    return entries.map(({ consent, superseded }) => this.present.consent(consent, superseded));
  }
}
