import { ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { type RunningService, createLogger, serveNest } from '@pontio/platform';
import { type Refusal, subgraphModule } from '@pontio/subgraph';
import type { JWTVerifyGetKey } from 'jose';
import { type AskEntry, type CaseFile, type CastName, shippedCases } from '@pontio/decision/cases';

/** A golden case whose fields have names of their own, so that all cases fit into one supergraph. */
export interface NamedCase {
  readonly file: CaseFile;
  /** Name of the case in GraphQL, for example `C04_uninvolved`. */
  readonly key: string;
}

/** Every golden case. */
export function readCases(): readonly NamedCase[] {
  return shippedCases().map(({ file }) => {
    const key = `C${file.case.replaceAll(/\W/g, '_')}`;
    const asks = file.asks.map((ask, index) => ({ ...ask, field: coordinateOf(key, ask, index) }));
    return { key, file: { ...file, asks } };
  });
}

const coordinateOf = (key: string, { field }: AskEntry, index: number): string =>
  `${key}_${String(index)}.${field.split('.')[1] ?? ''}`;

/** The field of Person below which an ask's value stands. */
export const partOf = ({ field }: AskEntry): string => field.split('.')[0]?.toLowerCase() ?? '';

/** The name of the subgraph that serves an agency of the cast. */
export const subgraphOf = (name: CastName): string => `agency-${name.toLowerCase().replaceAll(/\W/g, '-')}`;

/** The value that every field of every pretend agency holds. */
export const HELD = 'held';

/** What an agency of the cast serves: each value that a case asks of it, labelled as the case says. */
export function typeDefsOf(name: CastName, cases: readonly NamedCase[]): string {
  const asks = cases.flatMap(({ file }) => file.asks.filter(({ of }) => of === name));
  const parts = asks.map((ask) => `  ${partOf(ask)}: ${typeOf(ask)} ${labelOf(ask)}`);
  const types = asks.map(
    (ask) => `type ${typeOf(ask)} ${labelOf(ask)} {\n  ${ask.field.split('.')[1] ?? ''}: String\n}`,
  );
  return `type Person @key(fields: "id") {
  id: ID @ig(category: "DEMOGRAPHIC", level: C1, nature: ADMIN)
${parts.join('\n')}
}
${types.join('\n')}`;
}

const typeOf = ({ field }: AskEntry): string => field.split('.')[0] ?? '';

function labelOf({
  category,
  level,
  nature = 'FACT',
  locationRevealing = false,
  existenceSensitive = false,
  onward,
}: AskEntry): string {
  const onwardRule = onward === undefined ? '' : `, onward: ${onward}`;
  return `@ig(category: "${category}", level: ${level}, nature: ${nature}, locationRevealing: ${String(locationRevealing)}, existenceSensitive: ${String(existenceSensitive)}${onwardRule})`;
}

/** Starts a pretend agency's subgraph: a real service behind a real door, which holds something everywhere. */
export async function startCaseSubgraph(
  name: CastName,
  cases: readonly NamedCase[],
  door: { gatewayKeys: JWTVerifyGetKey; recordRefusal: (refusal: Refusal) => Promise<void> },
): Promise<RunningService> {
  const asks = cases.flatMap(({ file }) => file.asks.filter(({ of }) => of === name));
  const module = subgraphModule({
    name: subgraphOf(name),
    typeDefs: typeDefsOf(name, cases),
    providers: [personResolver(asks)],
    ...door,
  });
  return serveNest(module, { name: subgraphOf(name), port: 0, logger: createLogger('test') });
}

/** A Nest resolver with a field for each ask: what decorators do for a class written by hand. */
function personResolver(asks: readonly AskEntry[]): new () => object {
  class CasePersonResolver {
    resolveReference({ id }: { id: string }): { id: string } {
      return { id };
    }
  }
  const prototype = CasePersonResolver.prototype as unknown as Record<string, () => object>;
  const decorate = (decorator: MethodDecorator, method: string): void => {
    decorator(prototype, method, Object.getOwnPropertyDescriptor(prototype, method) ?? {});
  };
  decorate(ResolveReference(), 'resolveReference');
  for (const ask of asks) {
    prototype[partOf(ask)] = () => ({ [ask.field.split('.')[1] ?? '']: HELD });
    decorate(ResolveField(partOf(ask)), partOf(ask));
  }
  Resolver('Person')(CasePersonResolver);
  return CasePersonResolver;
}
