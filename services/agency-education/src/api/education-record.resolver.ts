import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { SubgraphContext } from '@pontio/subgraph';
import { EducationReads, type PupilRecord } from '../application/education-reads.js';
import type { Facts } from '../application/read-part.js';
import type { Value } from '../source/record-parts.js';

@Resolver('EducationRecord')
export class EducationRecordResolver {
  constructor(private readonly reads: EducationReads) {}

  @ResolveField()
  attendancePercent(@Parent() { pupilId }: PupilRecord, @Context() context: SubgraphContext): Promise<Value> {
    return this.reads.attendancePercent(pupilId, context);
  }

  @ResolveField()
  exclusions(@Parent() { pupilId }: PupilRecord, @Context() context: SubgraphContext): Promise<Facts[]> {
    return this.reads.facts('exclusions', pupilId, context);
  }

  @ResolveField()
  behaviourNotes(@Parent() { pupilId }: PupilRecord, @Context() context: SubgraphContext): Promise<Facts[]> {
    return this.reads.facts('behaviourNotes', pupilId, context);
  }

  @ResolveField()
  counsellingNotes(
    @Parent() { pupilId }: PupilRecord,
    @Context() context: SubgraphContext,
  ): Promise<Facts[]> {
    return this.reads.facts('counsellingNotes', pupilId, context);
  }
}
