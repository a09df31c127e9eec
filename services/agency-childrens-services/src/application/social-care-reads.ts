import { ReleasedLoader, type SourceAnswer, releasedFields } from '@pontio/adapter-sdk';
import type { SubgraphContext } from '@pontio/subgraph';
import type { CaseManagement, CaseRow } from '../source/case-management.js';
import { disability, primaryNeed } from '../source/codes.js';
import { listTables, personTable, planTables, valueTables } from '../source/northmere-tables.js';
import type { TableRead } from '../source/select-released.js';
import { type Plan, type PlanFacts, latestPlan, planColumns, planFields } from './latest-plan.js';

/** A child on the council's books, with the released facts about the latest plan. */
export type CaseRecord = PlanFacts & { readonly childId: string };

type Rows = readonly CaseRow[];

/** What resolvers ask: the released part of a child's record, batched over the request. */
export class SocialCareReads {
  private readonly loaders = new Map<TableRead, ReleasedLoader<Rows>>();
  private readonly known: ReleasedLoader<Rows>;

  constructor(source: CaseManagement) {
    this.known = new ReleasedLoader(async (ids) => {
      const [answer, asOf] = await Promise.all([
        readTable(source, personTable, ids, []),
        source.lastExtract(),
      ]);
      return { ...answer, asOf };
    });
    for (const tables of [planTables, listTables, valueTables]) {
      for (const table of Object.values(tables) as TableRead[]) {
        this.loaders.set(table, new ReleasedLoader((ids, names) => readTable(source, table, ids, names)));
      }
    }
  }

  /** The child; null when the council holds no such child. */
  async child(childId: string, context: SubgraphContext): Promise<CaseRecord | null> {
    if ((await this.known.load(context, childId, [])) === undefined) return null;
    const released = releasedFields(context.release.fieldsOf(childId), 'SocialCareRecord');
    const fields = released.filter((field) => planFields.has(field));
    if (fields.length === 0) return { childId };
    return { ...latestPlan(await this.plans(childId, fields, context), fields), childId };
  }

  episodes(childId: string, context: SubgraphContext): Promise<Rows> {
    return this.list('episodes', 'SocialCareEpisode', childId, context).then((rows) =>
      rows.map((row) =>
        'primaryNeed' in row ? { ...row, primaryNeed: primaryNeed(row['primaryNeed']) } : row,
      ),
    );
  }

  /** One list of the record, empty when the council holds nothing there. */
  list(
    name: keyof typeof listTables,
    type: string,
    childId: string,
    context: SubgraphContext,
  ): Promise<Rows> {
    const fields = releasedFields(context.release.fieldsOf(childId), type);
    return this.rows(listTables[name], childId, fields, context);
  }

  async disabilities(childId: string, context: SubgraphContext): Promise<string[]> {
    const rows = await this.rows(valueTables.disabilities, childId, ['value'], context);
    return rows.flatMap((row) => disability(row['value']) ?? []);
  }

  async relationships(childId: string, context: SubgraphContext): Promise<string[]> {
    const rows = await this.rows(valueTables.relationships, childId, ['value'], context);
    return rows.map((row) => String(row['value']));
  }

  async lastKnownAddress(childId: string, context: SubgraphContext): Promise<string | null> {
    const [latest] = await this.rows(valueTables.lastKnownAddress, childId, ['since', 'value'], context);
    return latest === undefined ? null : String(latest['value']);
  }

  private async plans(childId: string, fields: readonly string[], context: SubgraphContext): Promise<Plan[]> {
    const columns = planColumns(fields);
    const ofKind = async (kind: Plan['kind']): Promise<Plan[]> => {
      const rows = await this.rows(planTables[kind], childId, columns, context);
      return rows.map((row) => ({ ...(row as unknown as Omit<Plan, 'kind'>), kind }));
    };
    const both = await Promise.all([ofKind('CHILD_PROTECTION'), ofKind('CHILD_IN_NEED')]);
    return both.flat();
  }

  private async rows(
    table: TableRead,
    childId: string,
    names: readonly string[],
    context: SubgraphContext,
  ): Promise<Rows> {
    return (await this.loaders.get(table)?.load(context, childId, names)) ?? [];
  }
}

async function readTable(
  source: CaseManagement,
  table: TableRead,
  ids: readonly string[],
  names: readonly string[],
): Promise<SourceAnswer<Rows>> {
  const rows = await source.read(table, ids, names);
  return { found: Map.groupBy(rows, ({ personId }) => personId) };
}
