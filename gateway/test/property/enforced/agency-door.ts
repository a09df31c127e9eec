import { type ReleaseOrder, ReleaseOrderRefused } from '@pontio/request-context';
import { type Refusal, SubgraphContext, lockSchema } from '@pontio/subgraph';
import { type ExecutionResult, type GraphQLSchema, execute, parse } from 'graphql';
import { subgraphSchema } from '../world/agencies.js';
import type { WorldContext } from '../world/resolve.js';
import { sources } from '../world/schemas.js';
import type { World } from '../world/world.js';

/** Orders travel unsigned between the gateway and the agencies of one process: the lock behind is the real one. */
export const signOpenly = (order: ReleaseOrder): Promise<string> =>
  Promise.resolve(Buffer.from(JSON.stringify(order)).toString('base64url'));

/** What {@link signOpenly} wrote. */
export const readOrder = (jws: string): ReleaseOrder =>
  JSON.parse(Buffer.from(jws, 'base64url').toString()) as ReleaseOrder;

const refusals: Refusal[] = [];
const schemas: ReadonlyMap<string, GraphQLSchema> = new Map(
  sources.map(({ name, sdl }) => [name, lockSchema(subgraphSchema(sdl), doorOf(name))]),
);

function doorOf(audience: string): Parameters<typeof lockSchema>[1] {
  const verify = (jws: unknown): Promise<ReleaseOrder> => {
    const order = readOrder(String(jws));
    if (order.audience === audience) return Promise.resolve(order);
    throw new ReleaseOrderRefused('WRONG_AUDIENCE', 'signed for another subgraph');
  };
  return {
    verifier: { verify } as never,
    rootSubjects: {},
    recordRefusal: (refusal) => Promise.resolve(void refusals.push(refusal)),
  };
}

/** Asks a subgraph behind its door. Each knows people by its own ids alone. */
export async function askBehindDoor(
  subgraph: string,
  asked: {
    readonly query: string;
    readonly variables: Readonly<Record<string, unknown>>;
    readonly releaseOrder: string;
  },
  world: World,
): Promise<ExecutionResult> {
  const schema = schemas.get(subgraph);
  if (schema === undefined) throw new Error(`No subgraph ${subgraph}`);
  const context: WorldContext = { world, subgraph, ownIds: true };
  return execute({
    ...{ schema, document: parse(asked.query), variableValues: asked.variables },
    contextValue: Object.assign(new SubgraphContext(asked.releaseOrder), context),
  });
}
