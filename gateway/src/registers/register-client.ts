import { PontioError } from '@pontio/errors';
import type { ReleaseOrderSigner } from '@pontio/request-context';
import type { SubgraphClient } from '../executor/subgraph-client.js';

/** One question to a service of ours, under an order for exactly that question. */
export interface RegisterQuestion {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Subjects as the service's root field names them. */
  readonly subjects: readonly string[];
  /** Field coordinates the query reads. */
  readonly fields: readonly string[];
  readonly purpose: string;
  readonly recipient: string;
  /** Ends the question when nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined;
}

/** A register answered, and what it says is that it does not take the question. */
export class QuestionRefused extends PontioError {
  constructor(detail: string) {
    super('DECISION_UNAVAILABLE', { detail });
  }
}

/** Asks the registers that decisions rest on. They obey release orders like any agency. */
export class RegisterClient {
  constructor(
    private readonly service: { readonly name: string; readonly url: string },
    private readonly orders: ReleaseOrderSigner,
    private readonly subgraphs: SubgraphClient,
    private readonly newId: (prefix: string) => string,
  ) {}

  /**
   * @returns the answer's `data`
   * @throws PontioError `DECISION_UNAVAILABLE` when there is none: without the facts nothing may be shared;
   * {@link QuestionRefused} when the register says so itself
   */
  async ask(question: RegisterQuestion): Promise<Record<string, unknown>> {
    const { query, variables = {}, subjects, fields, purpose, recipient, signal } = question;
    const { name, url } = this.service;
    try {
      const order = {
        id: this.newId('ord'),
        audience: name,
        purpose,
        recipient,
        grants: [{ subjects, fields }],
      };
      const releaseOrder = await this.orders.sign(order);
      const { data, errors } = await this.subgraphs.call({ url, query, variables, releaseOrder, signal });
      const [error] = errors;
      if (data === null || error !== undefined) {
        throw new QuestionRefused(`${name} answered ${error?.extensions?.code ?? 'nothing'}`);
      }
      return data;
    } catch (cause) {
      if (cause instanceof QuestionRefused) throw cause;
      throw new PontioError('DECISION_UNAVAILABLE', { detail: `${name} cannot be read`, cause });
    }
  }
}
