import { until } from '../until.js';
import { QuestionRefused } from './register-client.js';

/** How questions go together. */
export interface Gathering<Q, A> {
  /** Questions with the same key may go in one call. */
  readonly keyOf: (question: Q) => string;
  /** How much of a call one question takes. */
  readonly sizeOf: (question: Q) => number;
  /** How much one call takes; a question that is larger goes alone. */
  readonly maxSize: number;
  /** Makes one call; one answer for each question, in order. */
  readonly call: (questions: readonly Q[], signal: AbortSignal) => Promise<readonly A[]>;
}

/** Questions that go in one call. */
interface Group<Q, A> {
  readonly questions: Q[];
  readonly answers: Promise<readonly A[]>;
  readonly ending: AbortController;
  size: number;
  waiting: number;
}

/**
 * Lets questions that are asked in the same turn of the event loop share one call. The call begins after each of
 * them was asked, so that nobody gets an answer older than their question, and nothing is kept. Whoever goes away
 * goes alone; when the call is refused, each question is asked by itself, so that only the one at fault suffers.
 *
 * @see docs/adr/0037-requests-share-calls-to-registers.md
 */
export class GatheredCalls<Q, A> {
  /** Groups that have not been sent yet. */
  private readonly open = new Map<string, Group<Q, A>>();

  constructor(private readonly gathering: Gathering<Q, A>) {}

  /** @throws what the call throws; the reason of `signal` for whoever goes away */
  async ask(question: Q, signal: AbortSignal | undefined): Promise<A> {
    signal?.throwIfAborted();
    const group = this.groupFor(question);
    const position = group.questions.push(question) - 1;
    group.waiting += 1;
    try {
      return answerAt(await until(group.answers, signal), position);
    } catch (error) {
      if (signal?.aborted === true) leave(group);
      if (!(error instanceof QuestionRefused) || group.questions.length === 1) throw error;
      return await this.askAlone(question, signal);
    }
  }

  private async askAlone(question: Q, signal: AbortSignal | undefined): Promise<A> {
    const never = new AbortController();
    return answerAt(await this.gathering.call([question], signal ?? never.signal), 0);
  }

  private groupFor(question: Q): Group<Q, A> {
    const { keyOf, sizeOf, maxSize } = this.gathering;
    const key = keyOf(question);
    const size = sizeOf(question);
    const known = this.open.get(key);
    if (known !== undefined && known.size + size <= maxSize && !known.ending.signal.aborted) {
      known.size += size;
      return known;
    }
    const group = this.begin(key, size);
    this.open.set(key, group);
    return group;
  }

  private begin(key: string, size: number): Group<Q, A> {
    const questions: Q[] = [];
    const ending = new AbortController();
    const answers = endOfTurn().then(() => {
      if (this.open.get(key) === group) this.open.delete(key);
      ending.signal.throwIfAborted();
      return this.gathering.call(questions, ending.signal);
    });
    const group: Group<Q, A> = { questions, answers, ending, size, waiting: 0 };
    return group;
  }
}

/** The call ends when nobody waits for it any more. */
function leave(group: Pick<Group<unknown, unknown>, 'waiting' | 'ending'>): void {
  group.waiting -= 1;
  if (group.waiting === 0) group.ending.abort();
}

const endOfTurn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

function answerAt<A>(answers: readonly A[], position: number): A {
  const answer = answers[position];
  if (answer === undefined) throw new Error('a question of the call has no answer');
  return answer;
}
