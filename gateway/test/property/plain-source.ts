import type {
  EntityBatch,
  JsonObject,
  PlannedFetch,
  RootCall,
  SourceAnswer,
  SourcePort,
  Variables,
} from '@pontio/federation';
import { askAgency } from './world/agencies.js';
import type { World } from './world/world.js';

/** Asks the agencies of a world whatever the plan asks, in this process and under no order. */
export class InProcessSource implements SourcePort {
  constructor(private readonly world: World) {}

  async root({ fetch, variables }: RootCall): Promise<SourceAnswer<JsonObject | null>> {
    return this.ask(fetch, used(fetch, variables));
  }

  async entities({
    fetch,
    representations,
    variables,
  }: EntityBatch): Promise<SourceAnswer<(JsonObject | null)[]>> {
    const { data, errors } = await this.ask(fetch, { ...used(fetch, variables), representations });
    return {
      data: (data?.['_entities'] ?? representations.map(() => null)) as (JsonObject | null)[],
      errors,
    };
  }

  private async ask(
    { subgraph, text }: PlannedFetch,
    variables: Variables,
  ): Promise<SourceAnswer<JsonObject | null>> {
    const { data, errors } = await askAgency(subgraph, { query: text, variables }, this.world);
    // As it would arrive: objects of their own, and nothing that JSON cannot carry.
    const arrived = JSON.parse(JSON.stringify({ data, errors })) as {
      data: JsonObject | null;
      errors?: SourceAnswer<null>['errors'];
    };
    return { data: arrived.data, errors: arrived.errors ?? [] };
  }
}

function used({ variableNames }: PlannedFetch, variables: Variables): JsonObject {
  return Object.fromEntries(
    variableNames.filter((name) => name in variables).map((name) => [name, variables[name]]),
  );
}
