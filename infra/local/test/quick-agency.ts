import { join } from 'node:path';
import { ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { subgraphHeader } from '@pontio/field-labels';
import { type RunningService, createLogger, serveNest } from '@pontio/platform';
import { loadGatewayKeys, subgraphModule } from '@pontio/subgraph';
import type { KeptSubgraph } from './supergraph-files.js';

/** An agency that knows one thing and says it at once, behind a real door: for more calls than real ones bear. */
export interface QuickAgency {
  readonly name: string;
  /** The field of Person below which it stands. */
  readonly part: string;
  readonly typeDefs: string;
  readonly known: object;
}

/** Starts the agency's subgraph. */
export async function startQuickAgency(
  { name, part, typeDefs, known }: QuickAgency,
  stateDir: string,
): Promise<{ readonly service: RunningService; readonly subgraph: KeptSubgraph }> {
  const module = subgraphModule({
    ...{ name, typeDefs, providers: [personResolver(part, known)] },
    gatewayKeys: loadGatewayKeys(join(stateDir, 'keys', 'gateway-public.jwks')),
    recordRefusal: () => Promise.resolve(),
  });
  const service = await serveNest(module, { name, port: 0, logger: createLogger('test') });
  return { service, subgraph: { name, url: service.url, sdl: `${subgraphHeader}\n${typeDefs}` } };
}

/** A Nest resolver with one field: what decorators do for a class written by hand. */
function personResolver(part: string, known: object): new () => object {
  class QuickPersonResolver {
    resolveReference({ id }: { id: string }): { id: string } {
      return { id };
    }
  }
  const prototype = QuickPersonResolver.prototype as unknown as Record<string, () => object>;
  prototype[part] = () => known;
  const decorate = (decorator: MethodDecorator, method: string): void => {
    decorator(prototype, method, Object.getOwnPropertyDescriptor(prototype, method) ?? {});
  };
  decorate(ResolveReference(), 'resolveReference');
  decorate(ResolveField(part), part);
  Resolver('Person')(QuickPersonResolver);
  return QuickPersonResolver;
}

const person = (part: string): string => `type Person @key(fields: "id") {
  id: ID @ig(category: "DEMOGRAPHIC", level: C1, nature: ADMIN)
  ${part} @ig(category: "WHO_INVOLVED", level: C1, nature: ADMIN)
}`;

/** A trust and a school that say at once what the real ones of the practice ground say of Ellie. */
export const quickAgencies: readonly QuickAgency[] = [
  {
    ...{ name: 'agency-health', part: 'health' },
    known: { allergies: [{ substance: 'Peanut' }] },
    typeDefs: `${person('health: HealthRecord')}
type HealthRecord @ig(category: "HEALTH_CORE", level: C3) { allergies: [Allergy!] }
type Allergy @ig(category: "HEALTH_CORE", level: C3) { substance: String }`,
  },
  {
    ...{ name: 'agency-education', part: 'education' },
    known: { yearGroup: 'Year 6', attendancePercent: 77.7 },
    typeDefs: `${person('education: EducationRecord')}
type EducationRecord @ig(category: "EDUCATION", level: C2) { yearGroup: String attendancePercent: Float }`,
  },
];
