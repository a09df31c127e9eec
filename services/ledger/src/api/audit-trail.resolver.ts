import { kindOf, sentenceFor } from '@pontio/audit-contract';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { type TrailEntry, readTrail } from '../application/read-trail.js';

/** Arguments of `Query.auditTrail`. */
export interface AuditTrailArgs {
  readonly agencyId: string;
  readonly requestId?: string | null;
  readonly decisionId?: string | null;
  readonly first?: number | null;
}

const DEFAULT_FIRST = 50;

/** Answers an officer. The door has checked that the release order names the officer's agency. */
@Resolver()
export class AuditTrailResolver {
  constructor(private readonly dataSource: DataSource) {}

  @Query('auditTrail')
  async auditTrail(@Args() args: AuditTrailArgs): Promise<unknown[]> {
    const { agencyId, requestId, decisionId, first } = args;
    const entries = await readTrail(this.dataSource, {
      agencyId,
      ...(typeof requestId === 'string' && { requestId }),
      ...(typeof decisionId === 'string' && { decisionId }),
      first: first ?? DEFAULT_FIRST,
    });
    return entries.map(presentEntry);
  }
}

function presentEntry({ event, recordedAt }: TrailEntry): Record<string, unknown> {
  const { correlation, requester, ...data } = event.data;
  return {
    ...data,
    id: event.id,
    kind: kindOf(event),
    sentence: sentenceFor(event),
    occurredAt: event.time,
    recordedAt: recordedAt.toISOString(),
    requester: requester.org,
    requesterRole: requester.role,
    requesterRef: requester.userRef,
    requestId: correlation,
  };
}
