import type { FactsAsker } from '../src/application/decision-facts-question.js';
import type { AskerFacts, DecisionFacts, LoadDecisionFacts } from '../src/application/load-decision-facts.js';

/** What one asks who asks alone. */
export interface OneQuestion extends Omit<FactsAsker, 'known'> {
  readonly subjectIds: string[];
}

/** The facts that one gets who asks alone. */
export type FactsForOne = AskerFacts & Pick<DecisionFacts, 'subjects'>;

/** Asks for one asker, with nothing known before. */
export async function factsForOne(
  load: LoadDecisionFacts,
  { subjectIds, ...asker }: OneQuestion,
): Promise<FactsForOne> {
  const { subjects, askers } = await load.execute({ subjectIds, askers: [asker] });
  const [own] = askers;
  if (own === undefined) throw new Error('no facts of who asks');
  return { ...own, subjects };
}
