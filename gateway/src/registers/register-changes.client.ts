import { type ErrorCode, PontioError } from '@pontio/errors';
import {
  type OrderActor,
  REGISTER_SUBJECT,
  type ReleaseOrderSigner,
  type RequestContext,
} from '@pontio/request-context';
import type { SubgraphAnswer, SubgraphClient } from '../executor/subgraph-client.js';
import type { Notice } from '../obligations/notices.js';

/** One change of the register, as the gateway sends it. */
export interface RegisterChange {
  /** A mutation with one root field. */
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The people the change names, `per_…`; none when it names nobody. */
  readonly personIds: readonly string[];
  /** Field coordinates the operation reaches, `Mutation.…` first. */
  readonly fields: readonly string[];
}

/** Codes that governance answers a change with before it has changed anything. */
const UNCHANGED: readonly string[] = [
  'CHANGE_REFUSED',
  'CHANGE_INVALID',
  'RECORD_NOT_FOUND',
  'RECORD_STATE',
  'AUDIT_UNAVAILABLE',
] satisfies readonly ErrorCode[];

const OPEN_NOTICES = 'mutation ($input: [NoticeInput!]!) { openNotices(input: $input) }';

/**
 * Governance, as the gateway changes it: each change under an order that names it, the people it is about and
 * the practitioner who makes it. Nothing is tried twice, because a change that was not answered may have been
 * made.
 */
export class RegisterChangesClient {
  constructor(
    private readonly governance: { readonly name: string; readonly url: string },
    private readonly orders: ReleaseOrderSigner,
    private readonly subgraphs: Pick<SubgraphClient, 'call'>,
    private readonly newId: (prefix: string) => string,
  ) {}

  /**
   * Makes a change for the practitioner behind the request. Governance has written its audit event when this
   * resolves.
   *
   * @returns the answer's `data`
   * @throws PontioError with governance's own code when it refuses; `CHANGE_UNCERTAIN` when there is no answer,
   * or none that says whether the change was made
   */
  async make(change: RegisterChange, context: RequestContext): Promise<Record<string, unknown>> {
    const { data, errors } = await this.call(change, context);
    const [error] = errors;
    if (error !== undefined) throw refusalOf(error.extensions);
    if (data === null) throw new PontioError('CHANGE_UNCERTAIN', { detail: 'governance answered nothing' });
    return data;
  }

  /**
   * Puts notices into the queues of the agencies they are for. Doing it again opens nothing twice.
   *
   * @throws PontioError `DECISION_UNAVAILABLE` when governance cannot take them
   */
  async openNotices(notices: readonly Notice[], context: RequestContext): Promise<void> {
    const fields = ['Mutation.openNotices'];
    try {
      await this.make({ query: OPEN_NOTICES, variables: { input: notices }, personIds: [], fields }, context);
    } catch (cause) {
      throw new PontioError('DECISION_UNAVAILABLE', { detail: 'governance cannot take notices', cause });
    }
  }

  private async call(change: RegisterChange, context: RequestContext): Promise<SubgraphAnswer> {
    const { query, variables, personIds, fields } = change;
    const { name, url } = this.governance;
    const releaseOrder = await this.orders.sign({
      id: this.newId('ord'),
      audience: name,
      purpose: context.purpose,
      recipient: context.agencyId,
      grants: [{ subjects: personIds.length > 0 ? personIds : [REGISTER_SUBJECT], fields }],
      actor: actorOf(context),
    });
    try {
      return await this.subgraphs.call({ url, query, variables, releaseOrder });
    } catch (cause) {
      throw new PontioError('CHANGE_UNCERTAIN', { detail: 'governance did not answer', cause });
    }
  }
}

function refusalOf({ code = 'nothing', problems = [] }: AnswerExtensions = {}): PontioError {
  const detail = `governance answered ${code}`;
  return UNCHANGED.includes(code)
    ? new PontioError(code as ErrorCode, { detail, problems })
    : new PontioError('CHANGE_UNCERTAIN', { detail });
}

type AnswerExtensions = SubgraphAnswer['errors'][number]['extensions'];

function actorOf({ practitionerId, agencyId, role, caseRef, client }: RequestContext): OrderActor {
  return { practitionerId, agencyId, role, client, ...(caseRef !== undefined && { caseRef }) };
}
