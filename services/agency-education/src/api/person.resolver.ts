import { Context, Parent, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { SubgraphContext } from '@pontio/subgraph';
import { EducationReads, type PupilRecord } from '../application/education-reads.js';

@Resolver('Person')
export class PersonResolver {
  constructor(private readonly reads: EducationReads) {}

  @ResolveReference()
  person({ id }: { id: string }): { id: string } {
    return { id };
  }

  @ResolveField()
  education(
    @Parent() person: { id: string },
    @Context() context: SubgraphContext,
  ): Promise<PupilRecord | null> {
    return this.reads.pupil(person.id, context);
  }
}
