import type { PlannedFetch, Variables } from '@pontio/federation';
import type { ReleaseGrant, ReleaseOrder } from '@pontio/request-context';
import type { FetchVariants } from './fetch-variants.js';
import type { Mask } from './mask.js';
import type { ReleasePlan } from './release-plan.js';
import { rootFieldsOf } from './root-fields.js';
import type { SubjectSchema } from './subject-schema.js';

/** What orders are made with. */
export interface OrderParts {
  readonly subjects: SubjectSchema;
  readonly fetches: readonly PlannedFetch[];
  /** What is asked depends on them where it has conditions. */
  readonly variables: Variables;
  readonly release: ReleasePlan;
  readonly variants: FetchVariants;
  readonly sign: (order: Pick<ReleaseOrder, 'audience' | 'grants'>) => Promise<string>;
}

interface SignedOrder {
  readonly rounds: number;
  /** What it grants, as JSON. */
  readonly text: string;
  readonly jws: Promise<string>;
}

/**
 * The release orders of one request: one for each agency, for everybody decided about so far and everything that
 * the plan will ask of it, so that one signature carries all its calls. Whoever is met on the way makes a new one
 * necessary.
 */
export class RoundOrders {
  private readonly signed = new Map<string, SignedOrder>();

  constructor(private readonly parts: OrderParts) {}

  /** The order that covers every call to `subgraph` about those decided about. */
  for(subgraph: string): Promise<string> {
    const { release, sign } = this.parts;
    const known = this.signed.get(subgraph);
    if (known?.rounds === release.rounds) return known.jws;
    const grants = this.grants(subgraph);
    const text = JSON.stringify(grants);
    // Whoever was met since may be of no concern to this agency, or be in its order already.
    const jws = known?.text === text ? known.jws : sign({ audience: subgraph, grants });
    this.signed.set(subgraph, { rounds: release.rounds, text, jws });
    return jws;
  }

  /** An order about things that are nobody's key, which only the call itself can name. */
  forEntities(subgraph: string, subjects: readonly string[], fields: readonly string[]): Promise<string> {
    return this.parts.sign({ audience: subgraph, grants: [{ subjects, fields }] });
  }

  /** Those of whom the same is released stand together. */
  private grants(subgraph: string): readonly ReleaseGrant[] {
    const { release } = this.parts;
    const grants = new Map<string, { readonly subjects: Set<string>; readonly fields: readonly string[] }>();
    const byMask = new Map<Mask, readonly string[]>();
    for (const subject of release.everybody()) {
      const mask = release.maskOf(subject, subgraph);
      const isPerson = subject.kind === 'PERSON';
      const name = isPerson ? release.recordIdAt(subject, subgraph) : subject.orderSubject;
      if (name === undefined || mask.released.size === 0) continue;
      const fields = isPerson
        ? (byMask.get(mask) ?? this.entityFields(mask, subgraph))
        : this.rootFields(subject.place, mask, subgraph);
      if (isPerson) byMask.set(mask, fields);
      if (fields.length === 0) continue;
      const key = fields.join(' ');
      const grant = grants.get(key) ?? { subjects: new Set<string>(), fields };
      grants.set(key, grant);
      grant.subjects.add(name);
    }
    return [...grants.values()].map(({ subjects, fields }) => ({ subjects: [...subjects], fields }));
  }

  private entityFields(mask: Mask, subgraph: string): readonly string[] {
    const asked = this.fetchesOf(subgraph, 'ENTITIES').flatMap(
      (fetch) => this.parts.variants.ofEntities(fetch, mask, this.parts.variables)?.coordinates ?? [],
    );
    return [...new Set(asked)];
  }

  private rootFields(place: string, mask: Mask, subgraph: string): readonly string[] {
    const { variants, subjects, variables } = this.parts;
    const asked = this.fetchesOf(subgraph, 'ROOT').flatMap((fetch) =>
      rootFieldsOf(fetch, subjects, variables)
        .filter((field) => field.place === place && !field.namesSubjects)
        .flatMap((field) => variants.ofRoots(fetch, [{ ...field, mask }], variables)?.coordinates ?? []),
    );
    return [...new Set(asked)];
  }

  private fetchesOf(subgraph: string, kind: PlannedFetch['kind']): readonly PlannedFetch[] {
    return this.parts.fetches.filter((fetch) => fetch.subgraph === subgraph && fetch.kind === kind);
  }
}
