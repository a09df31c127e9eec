/** One burst of requests, as the load's process is told. */
export interface Burst {
  readonly port: number;
  readonly query: string;
  /** Headers of every request, beside those that GraphQL over HTTP needs. */
  readonly headers: Readonly<Record<string, string>>;
  /** Authorization headers, taken in turn; none where it is empty. */
  readonly authorizations: readonly string[];
  readonly connections: number;
  readonly seconds: number;
  /** What `data` must be. */
  readonly golden: unknown;
}

/** What came of it. */
export interface BurstResult {
  readonly count: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Bytes of the first answer. */
  readonly bytes: number;
  /** Why it cannot count: the first wrong answer, or what broke. */
  readonly fault?: string;
}

/** What a gateway is asked, and what it must answer. */
export type Ask = Pick<Burst, 'query' | 'golden'> & Partial<Pick<Burst, 'headers' | 'authorizations'>>;
