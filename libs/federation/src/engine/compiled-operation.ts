import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { OperationAnswer } from '../answer/operation-answer.js';
import type { Run } from '../compile/run.js';
import type { PlanUnder } from './condition-plans.js';
import type { ExecuteCall, Executed, PlannedFetch, PreparedOperation, Variables } from '../ports.js';

/** A valid operation, not yet planned. */
export type CheckedOperation = Pick<PreparedOperation, 'document' | 'operation' | 'operationName'>;

/** An operation whose plan is compiled. */
export class CompiledOperation implements PreparedOperation {
  readonly isFallback = false;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | undefined;

  constructor(
    checked: CheckedOperation,
    private readonly planUnder: PlanUnder,
    private readonly answer: OperationAnswer,
  ) {
    this.document = checked.document;
    this.operation = checked.operation;
    this.operationName = checked.operationName;
  }

  fetchesFor(variables: Variables): readonly PlannedFetch[] {
    const fetches: PlannedFetch[] = [];
    this.planUnder(variables).list(variables, fetches);
    return fetches;
  }

  async execute({ variables, source, signal }: ExecuteCall): Promise<Executed> {
    const run: Run = { source, variables, signal, tree: {}, errors: [], isClean: true, memos: [] };
    await this.planUnder(variables).run(run);
    return this.answer.write(run);
  }
}
