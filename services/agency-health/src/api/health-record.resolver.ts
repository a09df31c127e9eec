import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { SubgraphContext } from '@pontio/subgraph';
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
  medicines(@Parent() { patientId }: PatientRecord, @Context() context: SubgraphContext): Facts {
    return this.reads.facts('medicines', patientId, context);
  }

  @ResolveField()
  conditions(@Parent() { patientId }: PatientRecord, @Context() context: SubgraphContext): Facts {
    return this.reads.facts('conditions', patientId, context);
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
