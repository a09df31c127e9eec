import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { SubgraphContext } from '@pontio/subgraph';
import { type CaseRecord, SocialCareReads } from '../application/social-care-reads.js';

@Resolver('SocialCareRecord')
export class SocialCareRecordResolver {
  constructor(private readonly reads: SocialCareReads) {}

  @ResolveField()
  episodes(@Parent() { childId }: CaseRecord, @Context() context: SubgraphContext): Promise<unknown> {
    return this.reads.episodes(childId, context);
  }

  @ResolveField()
  section47Enquiries(
    @Parent() { childId }: CaseRecord,
    @Context() context: SubgraphContext,
  ): Promise<unknown> {
    return this.reads.list('section47Enquiries', 'Section47Enquiry', childId, context);
  }

  @ResolveField()
  childsViews(@Parent() { childId }: CaseRecord, @Context() context: SubgraphContext): Promise<unknown> {
    return this.reads.list('childsViews', 'ChildsView', childId, context);
  }

  @ResolveField()
  disabilities(@Parent() { childId }: CaseRecord, @Context() context: SubgraphContext): Promise<string[]> {
    return this.reads.disabilities(childId, context);
  }

  @ResolveField()
  relationships(@Parent() { childId }: CaseRecord, @Context() context: SubgraphContext): Promise<string[]> {
    return this.reads.relationships(childId, context);
  }

  @ResolveField()
  lastKnownAddress(
    @Parent() { childId }: CaseRecord,
    @Context() context: SubgraphContext,
  ): Promise<string | null> {
    return this.reads.lastKnownAddress(childId, context);
  }
}
