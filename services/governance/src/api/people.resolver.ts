import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { SubgraphContext } from '@pontio/subgraph';
import { ChangeRegister } from '../application/changes/change-register.js';
import { assessCompetence } from '../application/people/assess-competence.js';
import {
  endInvolvement,
  endJudgement,
  endRepresentative,
  liftRestriction,
} from '../application/people/end-record.js';
import { recordInvolvement } from '../application/people/record-involvement.js';
import { recordJudgement } from '../application/people/record-judgement.js';
import { recordRepresentative } from '../application/people/record-representative.js';
import type { RegisterRecord } from '../application/people/register-record.js';
import { setRestriction } from '../application/people/set-restriction.js';

/** What is recorded of people beside their answers on consent. */
@Resolver()
export class PeopleResolver {
  constructor(private readonly register: ChangeRegister) {}

  @Mutation('assessCompetence')
  assessCompetence(@Args() args: unknown, @Context() { release }: SubgraphContext): Promise<RegisterRecord> {
    return this.register.by(assessCompetence, release.order, args);
  }

  @Mutation('recordRepresentative')
  recordRepresentative(
    @Args() args: unknown,
    @Context() { release }: SubgraphContext,
  ): Promise<RegisterRecord> {
    return this.register.by(recordRepresentative, release.order, args);
  }

  @Mutation('endRepresentative')
  endRepresentative(@Args() args: unknown, @Context() { release }: SubgraphContext): Promise<RegisterRecord> {
    return this.register.by(endRepresentative, release.order, args);
  }

  @Mutation('setRestriction')
  setRestriction(@Args() args: unknown, @Context() { release }: SubgraphContext): Promise<RegisterRecord> {
    return this.register.by(setRestriction, release.order, args);
  }

  @Mutation('liftRestriction')
  liftRestriction(@Args() args: unknown, @Context() { release }: SubgraphContext): Promise<RegisterRecord> {
    return this.register.by(liftRestriction, release.order, args);
  }

  @Mutation('recordJudgement')
  recordJudgement(@Args() args: unknown, @Context() { release }: SubgraphContext): Promise<RegisterRecord> {
    return this.register.by(recordJudgement, release.order, args);
  }

  @Mutation('endJudgement')
  endJudgement(@Args() args: unknown, @Context() { release }: SubgraphContext): Promise<RegisterRecord> {
    return this.register.by(endJudgement, release.order, args);
  }

  @Mutation('recordInvolvement')
  recordInvolvement(@Args() args: unknown, @Context() { release }: SubgraphContext): Promise<RegisterRecord> {
    return this.register.by(recordInvolvement, release.order, args);
  }

  @Mutation('endInvolvement')
  endInvolvement(@Args() args: unknown, @Context() { release }: SubgraphContext): Promise<RegisterRecord> {
    return this.register.by(endInvolvement, release.order, args);
  }
}
