import { Context, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { SubgraphContext, asksForRowLabels } from '@pontio/subgraph';
import type { GraphQLResolveInfo } from 'graphql';
import { HealthReads } from '../application/health-reads.js';
import type { Fact } from '../application/read-facts.js';
import { type PatientRecord } from '../application/read-patients.js';

type Facts = Promise<Fact[] | null>;

@Resolver('HealthRecord')
export class HealthRecordResolver {
  constructor(private readonly reads: HealthReads) {}

  @ResolveField()
  allergies(@Parent() { patientId }: PatientRecord, @Context() context: SubgraphContext): Facts {
    return this.reads.facts('allergies', patientId, context);
  }

  @ResolveField()
  medicines(
    @Parent() { patientId }: PatientRecord,
    @Context() context: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Facts {
    return this.reads.facts('medicines', patientId, context, asksForRowLabels(info));
  }

  @ResolveField()
  conditions(
    @Parent() { patientId }: PatientRecord,
    @Context() context: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Facts {
    return this.reads.facts('conditions', patientId, context, asksForRowLabels(info));
  }

  @ResolveField()
  immunisations(@Parent() { patientId }: PatientRecord, @Context() context: SubgraphContext): Facts {
    return this.reads.facts('immunisations', patientId, context);
  }

  @ResolveField()
  mentalHealthContacts(@Parent() { patientId }: PatientRecord, @Context() context: SubgraphContext): Facts {
    return this.reads.facts('mentalHealthContacts', patientId, context);
  }

  @ResolveField()
  sexualHealthContacts(@Parent() { patientId }: PatientRecord, @Context() context: SubgraphContext): Facts {
    return this.reads.facts('sexualHealthContacts', patientId, context);
  }
}
