import { createHash } from 'node:crypto';

/** An operation that callers have asked. Its document may hold somebody's number: it is never written anywhere. */
export interface RecentOperation {
  readonly document: string;
  readonly operationName: string | undefined;
}

/** Operations kept; the one that was not asked for longest is dropped first. */
const KEPT = 500;

/** The operations asked lately, so that another supergraph can be made ready for them. */
export class RecentOperations {
  private readonly uses = new Map<string, { readonly operation: RecentOperation; count: number }>();

  note(document: string, operationName: string | undefined): void {
    const key = `${operationName ?? ''}\n${document}`;
    const known = this.uses.get(key) ?? { operation: { document, operationName }, count: 0 };
    known.count += 1;
    this.uses.delete(key);
    this.uses.set(key, known);
    const [oldest] = this.uses.keys();
    if (this.uses.size > KEPT && oldest !== undefined) this.uses.delete(oldest);
  }

  /** The most used first. */
  mostUsed(): readonly RecentOperation[] {
    return [...this.uses.values()].sort((a, b) => b.count - a.count).map(({ operation }) => operation);
  }
}

/** What an operation may be called where people read: its name, and a digest in place of what it says. */
export function nameOf({ document, operationName }: RecentOperation): string {
  const digest = createHash('sha256').update(document).digest('hex').slice(0, 12);
  return `${operationName ?? 'unnamed'} (${digest})`;
}
