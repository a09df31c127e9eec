import { Args, Query, Resolver } from '@nestjs/graphql';
import { parseQuestion } from '../application/decision-facts-question.js';
import { type DirectoryEntry, ListAgencies } from '../application/list-agencies.js';
import { type DecisionFacts, LoadDecisionFacts } from '../application/load-decision-facts.js';

@Resolver()
export class RegisterResolver {
  constructor(
    private readonly listAgencies: ListAgencies,
    private readonly loadDecisionFacts: LoadDecisionFacts,
  ) {}

  @Query('agencies')
  async agencies(): Promise<DirectoryEntry[]> {
    return this.listAgencies.execute();
  }

  @Query('decisionFacts')
  async decisionFacts(@Args('input') input: unknown): Promise<DecisionFacts> {
    return this.loadDecisionFacts.execute(parseQuestion(input));
  }
}
