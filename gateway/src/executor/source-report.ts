/** What happened at one subgraph during one request. */
export class SourceReport {
  /** It did not answer, or said that its own source did not. */
  unavailable = false;
  /** How fresh it said its data is, ISO 8601; undefined when it did not say. */
  asOf: string | undefined;
  private readonly held = new Map<string, Set<string>>();
  private readonly answered = new Map<string, Set<string>>();

  /** Notes that it was asked for `coordinates` about `subjectId` and answered, and what the answer held. */
  addAnswer(subjectId: string, coordinates: Iterable<string>, held: Iterable<string>): void {
    addAll(this.answered, subjectId, coordinates);
    addAll(this.held, subjectId, held);
  }

  /** Whether the answer held a value at `coordinate` about `subjectId`. */
  holds(subjectId: string, coordinate: string): boolean {
    return this.held.get(subjectId)?.has(coordinate) ?? false;
  }

  /** Whether it was asked for `coordinate` about `subjectId`, and answered. Only then is silence an answer. */
  hasAnswered(subjectId: string, coordinate: string): boolean {
    return !this.unavailable && (this.answered.get(subjectId)?.has(coordinate) ?? false);
  }
}

function addAll(known: Map<string, Set<string>>, subjectId: string, coordinates: Iterable<string>): void {
  known.set(subjectId, new Set([...(known.get(subjectId) ?? []), ...coordinates]));
}

/** Reports by subgraph, made as they are first asked for. */
export class SourceReports {
  private readonly reports = new Map<string, SourceReport>();

  of(subgraph: string): SourceReport {
    const known = this.reports.get(subgraph) ?? new SourceReport();
    this.reports.set(subgraph, known);
    return known;
  }

  /** Names of the subgraphs that did not answer. */
  unavailable(): readonly string[] {
    return [...this.reports].filter(([, report]) => report.unavailable).map(([name]) => name);
  }
}
