/** What happened at one subgraph during one request. */
export class SourceReport {
  /** It did not answer, or said that its own source did not. */
  unavailable = false;
  /** How fresh it said its data is, ISO 8601; undefined when it did not say. */
  asOf: string | undefined;
  private readonly held = new Map<string, Set<string>>();

  /** Notes that the answer held a value at `coordinate` about `subjectId`. */
  addHeld(subjectId: string, coordinates: Iterable<string>): void {
    const known = this.held.get(subjectId) ?? new Set<string>();
    for (const coordinate of coordinates) known.add(coordinate);
    this.held.set(subjectId, known);
  }

  holds(subjectId: string, coordinate: string): boolean {
    return this.held.get(subjectId)?.has(coordinate) ?? false;
  }
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
