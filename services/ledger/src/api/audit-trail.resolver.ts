import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { SubgraphContext } from '@pontio/subgraph';
import { readTrail } from '../application/read-trail.js';
import { type OfficersArgs, OfficersDesk } from './officers-desk.js';
import { presentEntry } from './present-entry.js';

/** Arguments of `Query.auditTrail`. */
export interface AuditTrailArgs extends OfficersArgs {
  readonly requestId?: string | null;
  readonly decisionId?: string | null;
  readonly first?: number | null;
}

const DEFAULT_FIRST = 50;

/** Answers an officer with the latest entries. */
@Resolver()
export class AuditTrailResolver {
  constructor(private readonly desk: OfficersDesk) {}

  @Query('auditTrail')
  async auditTrail(@Args() args: AuditTrailArgs, @Context() context: SubgraphContext): Promise<unknown[]> {
    const { agencyId, requestId, decisionId, first } = args;
    const entries = await this.desk.answer({ args, context, what: 'TRAIL' }, () =>
      readTrail(this.desk.reader, {
        agencyId,
        ...(typeof requestId === 'string' && { requestId }),
        ...(typeof decisionId === 'string' && { decisionId }),
        first: first ?? DEFAULT_FIRST,
      }),
    );
    return entries.map(presentEntry);
  }
}
