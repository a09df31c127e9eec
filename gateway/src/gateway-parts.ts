import type { Referencer } from '@pontio/audit-contract';
import type { AuditJournal } from '@pontio/audit-journal';
import type { PolicySwitch } from '@pontio/decision';
import type { ReleaseOrderSigner } from '@pontio/request-context';
import type { AccessTokenVerifier } from '@pontio/security';
import type { Afterwards } from './afterwards.js';
import type { RequestTickets } from './answer/request-ticket.js';
import type { Made } from './exchange.js';
import type { SharedFetches } from './executor/shared-fetches.js';
import type { SubgraphClient } from './executor/subgraph-client.js';
import type { DecisionRecorder } from './records/decision-recorder.js';
import type { RateLimits } from './rates/rate-limits.js';
import type { Directory } from './registers/directory.js';
import type { GovernanceClient } from './registers/governance.client.js';
import type { PersonIndexClient } from './registers/person-index.client.js';
import type { RegisterChangesClient } from './registers/register-changes.client.js';

/** What the stages work with. Made once at start; holds no state of any request. */
export interface GatewayParts {
  readonly tokens: Pick<AccessTokenVerifier, 'verify'>;
  readonly persons: Pick<PersonIndexClient, 'resolve' | 'resolveRecords'>;
  readonly governance: Pick<GovernanceClient, 'decisionFacts'>;
  readonly changes: Pick<RegisterChangesClient, 'make' | 'openNotices'>;
  readonly afterwards: Pick<Afterwards, 'add'>;
  readonly tickets: RequestTickets;
  readonly rates: RateLimits;
  readonly directory: Pick<Directory, 'entries'>;
  /** The policy in force; a stage asks for it once, so that no decision mixes two. */
  readonly policies: Pick<PolicySwitch, 'current' | 'activate'>;
  readonly decisions: DecisionRecorder;
  readonly orders: ReleaseOrderSigner;
  readonly subgraphs: SubgraphClient;
  /** For those who ask the very same at the same time; absent where each fetches alone. */
  readonly sharedFetches?: SharedFetches<Made['fetched']> | undefined;
  readonly journal: AuditJournal;
  readonly refs: Referencer;
  /** Whether a request may say which day it is decided for: on the practice ground alone. */
  readonly requestDates: 'refuse' | 'allow';
  /** Values that one operation may ask for: fields times the lists they stand in. */
  readonly maxCost: number;
  /** The clock, so that tests can hold it still. */
  readonly now: () => Date;
  /** A new sortable id: `newId('dec')` gives `dec_…`. */
  readonly newId: <P extends string>(prefix: P) => `${P}_${string}`;
}
