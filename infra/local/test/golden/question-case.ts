import { isDeepStrictEqual } from 'node:util';
import { decide } from '@pontio/decision';
import { type AskEntry, type CaseFile, shippedPolicy, toInput } from '@pontio/decision/cases';
import { tokenFor, sharingOf } from './ask-case.js';
import type { CasePeople } from './case-people.js';
import { type NamedCase, partOf } from './case-subgraphs.js';
import type { CaseWorld } from './case-world.js';

const policy = shippedPolicy();

/** The gateway takes no question about more people at once. */
const PEOPLE_MAX = 10;

/**
 * Whether a case can be asked as a GraphQL question: nothing in it is known of single values, nobody sends or
 * acts for somebody, and whoever bears on the answer is asked about.
 */
export function isQuestion(file: CaseFile): boolean {
  const input = toInput(file);
  const asked = new Set(input.asks.map(({ subjectId }) => subjectId));
  const alone = { ...input, subjects: input.subjects.filter(({ id }) => asked.has(id)) };
  return (
    asked.size <= PEOPLE_MAX &&
    file.onBehalfOf === undefined &&
    input.request.manner !== 'PUSH' &&
    file.asks.every((ask) => ask.about in file.people && isPlain(ask)) &&
    isDeepStrictEqual(decide(alone, policy).cells, decide(input, policy).cells)
  );
}

const isPlain = ({ mentions, receivedFrom, disputed, prohibitions }: AskEntry): boolean =>
  [mentions, receivedFrom, disputed, prohibitions].every((fact) => fact === undefined);

/** What a question answers. */
export interface QuestionAnswer {
  readonly status: number;
  readonly data: Readonly<Record<string, Readonly<Record<string, Record<string, unknown> | null>> | null>>;
  readonly extensions: {
    readonly sharing: {
      readonly requestId: string;
      readonly changed: readonly { readonly path: readonly string[]; readonly obligation: string }[];
    };
  };
}

/** Asks the gateway what a case asks, as an agency's system would. */
export async function askQuestion(
  named: NamedCase,
  people: CasePeople,
  world: CaseWorld,
  breakGlass?: string,
): Promise<QuestionAnswer> {
  const response = await fetch(`${world.gateway}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await tokenFor(named, world)}`,
    },
    body: JSON.stringify({
      query: documentOf(named.file, people),
      extensions: { sharing: sharingOf(named.file, breakGlass) },
    }),
  });
  return { status: response.status, ...((await response.json()) as Omit<QuestionAnswer, 'status'>) };
}

const aliasOf = (about: string, file: CaseFile): string =>
  `p${String(Object.keys(file.people).indexOf(about))}`;

function documentOf(file: CaseFile, { numbers }: CasePeople): string {
  const byPerson = [...Map.groupBy(file.asks, ({ about }) => about)];
  const roots = byPerson.map(([about, asks]) => {
    const parts = asks.map((ask) => `${partOf(ask)} { ${ask.field.split('.')[1] ?? ''} }`);
    const identifier = `{ system: NHS, value: "${numbers.get(about) ?? ''}" }`;
    return `${aliasOf(about, file)}: person(identifier: ${identifier}) { ${parts.join(' ')} }`;
  });
  return `{ ${roots.join('\n')} }`;
}

/** What stands in the answer for an ask: the value, null when it was kept back; and what it says was changed. */
export function valueFor(ask: AskEntry, file: CaseFile, { data, extensions }: QuestionAnswer) {
  const path = [aliasOf(ask.about, file), partOf(ask), ask.field.split('.')[1] ?? ''] as const;
  const entry = extensions.sharing.changed.find((changed) =>
    changed.path.every((key, index) => key === path[index]),
  );
  return { value: data[path[0]]?.[path[1]]?.[path[2]] ?? null, change: entry?.obligation };
}
