import type { ReleaseOrder, ReleaseOrderVerifier } from '@pontio/request-context';

/** What one verified release order lets leave this agency; resolvers read it to fetch no more than that. */
export class Release {
  private readonly fieldsBySubject = new Map<string, ReadonlySet<string>>();

  constructor(readonly order: ReleaseOrder) {
    for (const grant of order.grants) {
      for (const subject of grant.subjects) {
        this.fieldsBySubject.set(subject, new Set([...this.fieldsOf(subject), ...grant.fields]));
      }
    }
  }

  /** Field coordinates released about `subject`; empty when nothing is. */
  fieldsOf(subject: string): ReadonlySet<string> {
    return this.fieldsBySubject.get(subject) ?? new Set<string>();
  }

  /** Whether the order names both the subject and the field. */
  isReleased(subject: string, coordinate: string): boolean {
    return this.fieldsOf(subject).has(coordinate);
  }
}

/** The GraphQL context of one call to a subgraph. Made for each call, never shared. */
export class SubgraphContext {
  /** Set by the door when the order has been verified; a resolver that runs can rely on it. */
  release!: Release;
  /** How fresh the source said its data is, ISO 8601; told to the gateway in `extensions.source`. */
  asOf: string | undefined;
  private opening: Promise<Release> | undefined;

  constructor(private readonly jws: unknown) {}

  /** Verifies the call's order once, however many root fields it has. */
  async open(verifier: ReleaseOrderVerifier): Promise<Release> {
    this.opening ??= verifier.verify(this.jws).then((order) => (this.release = new Release(order)));
    return this.opening;
  }

  /** Says how fresh the data is; of several sources the oldest counts. */
  setAsOf(iso: string): void {
    if (this.asOf === undefined || iso < this.asOf) this.asOf = iso;
  }
}
