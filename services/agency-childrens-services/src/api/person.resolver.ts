import { Context, Parent, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { SubgraphContext } from '@pontio/subgraph';
import { type CaseRecord, SocialCareReads } from '../application/social-care-reads.js';

@Resolver('Person')
export class PersonResolver {
  constructor(private readonly reads: SocialCareReads) {}

  @ResolveReference()
  person({ id }: { id: string }): { id: string } {
    return { id };
  }

  @ResolveField()
  socialCare(
    @Parent() person: { id: string },
    @Context() context: SubgraphContext,
  ): Promise<CaseRecord | null> {
    return this.reads.child(person.id, context);
  }
}
