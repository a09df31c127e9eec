import DataLoader from 'dataloader';

/** What one read of a source gave. */
export interface SourceAnswer<T> {
  /** By person; those the source does not know are left out. */
  readonly found: ReadonlyMap<string, T>;
  /** How fresh the source says it is, from {@link asOf}; left out when another read of the request says so. */
  readonly asOf?: string;
}

/** Reads the same fields of several people in one round trip. */
export type ReadReleased<T> = (
  personIds: readonly string[],
  fields: readonly string[],
) => Promise<SourceAnswer<T>>;

/** What stands for a request and is told how fresh its sources are: the GraphQL context of a subgraph. */
export interface SourceClock {
  setAsOf(iso: string): void;
}

interface Wanted {
  readonly personId: string;
  readonly fields: readonly string[];
}

/** People in one round trip, at most. */
const BATCH_SIZE = 200;

/**
 * Joins the look-ups of one request: people with the same released fields share a round trip, and a look-up
 * asked for twice is made once. Nothing is kept from one request to the next.
 *
 * @example
 * const allergies = new ReleasedLoader((ids, fields) => source.allergies(ids, fields));
 * await allergies.load(context, personId, ['substance']);
 */
export class ReleasedLoader<T> {
  private readonly loaders = new WeakMap<SourceClock, DataLoader<Wanted, T | undefined, string>>();

  constructor(private readonly read: ReadReleased<T>) {}

  /**
   * @param request - the GraphQL context of the request; it is told how fresh the source is
   * @returns what the source holds; undefined when it does not know the person
   * @throws what `read` throws, for each person of the batch
   */
  load(request: SourceClock, personId: string, fields: readonly string[]): Promise<T | undefined> {
    const known = this.loaders.get(request) ?? this.makeLoader(request);
    this.loaders.set(request, known);
    return known.load({ personId, fields });
  }

  private makeLoader(request: SourceClock): DataLoader<Wanted, T | undefined, string> {
    return new DataLoader((wanted) => this.readAll(wanted, request), {
      maxBatchSize: BATCH_SIZE,
      cacheKeyFn: ({ personId, fields }) => JSON.stringify([personId, fields]),
    });
  }

  private async readAll(wanted: readonly Wanted[], request: SourceClock): Promise<(T | undefined)[]> {
    const groups = Map.groupBy(wanted, ({ fields }) => fields.join(' '));
    const answers = new Map(
      await Promise.all(
        [...groups].map(async ([key, group]) => {
          const ids = group.map(({ personId }) => personId);
          const { found, asOf } = await this.read(ids, group[0]?.fields ?? []);
          if (asOf !== undefined) request.setAsOf(asOf);
          return [key, found] as const;
        }),
      ),
    );
    return wanted.map(({ personId, fields }) => answers.get(fields.join(' '))?.get(personId));
  }
}
