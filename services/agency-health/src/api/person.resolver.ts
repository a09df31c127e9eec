import { Context, Parent, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { SubgraphContext } from '@pontio/subgraph';
import { HealthReads } from '../application/health-reads.js';
import type { PatientRecord } from '../application/read-patients.js';

@Resolver('Person')
export class PersonResolver {
  constructor(private readonly reads: HealthReads) {}

  @ResolveReference()
  person({ id }: { id: string }): { id: string } {
    return { id };
  }

  @ResolveField()
  health(
    @Parent() person: { id: string },
    @Context() context: SubgraphContext,
  ): Promise<PatientRecord | null> {
    return this.reads.patient(person.id, context);
  }
}
