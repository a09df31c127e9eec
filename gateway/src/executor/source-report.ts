import type { Variant } from './fetch-variants.js';

/** What one answer said about one person. */
interface Said {
  readonly variant: Pick<Variant, 'values'>;
  /** Which values of the variant it held; none when it held nothing. */
  readonly held: Uint8Array | undefined;
}

/** What happened at one subgraph during one request. */
export class SourceReport {
  /** It did not answer, or said that its own source did not. */
  unavailable = false;
  /** How fresh it said its data is, ISO 8601; undefined when it did not say. */
  asOf: string | undefined;
  /** How often it said more than it was asked, something of another type, or something about somebody else. */
  dropped = 0;
  private readonly said = new Map<string, Said[]>();

  /** Notes that it was asked about `subjectId` and answered, and which values the answer held. */
  addAnswer(subjectId: string, variant: Pick<Variant, 'values'>, held: Uint8Array | undefined): void {
    const before = this.said.get(subjectId);
    if (before === undefined) this.said.set(subjectId, [{ variant, held }]);
    else before.push({ variant, held });
  }

  /** The oldest of what it said about the age of its data counts. */
  addAsOf(asOf: string | undefined): void {
    if (asOf !== undefined && (this.asOf === undefined || asOf < this.asOf)) this.asOf = asOf;
  }

  /** Whether the answer held a value at `coordinate` about `subjectId`. */
  holds(subjectId: string, coordinate: string): boolean {
    const said = this.said.get(subjectId) ?? [];
    return said.some(({ variant, held }) => held?.[variant.values.indexOf(coordinate)] === 1);
  }

  /** Whether it was asked for `coordinate` about `subjectId`, and answered. Only then is silence an answer. */
  hasAnswered(subjectId: string, coordinate: string): boolean {
    const said = this.said.get(subjectId) ?? [];
    return !this.unavailable && said.some(({ variant }) => variant.values.includes(coordinate));
  }
}

/** Reports by subgraph, made as they are first asked for. */
export class SourceReports {
  private readonly reports = new Map<string, SourceReport>();

  of(subgraph: string): SourceReport {
    const known = this.reports.get(subgraph);
    if (known !== undefined) return known;
    const made = new SourceReport();
    this.reports.set(subgraph, made);
    return made;
  }

  /** Names of the subgraphs that did not answer. */
  unavailable(): readonly string[] {
    return [...this.reports].filter(([, report]) => report.unavailable).map(([name]) => name);
  }
}
