import { PontioError } from '@pontio/errors';
import { LEVELS } from '@pontio/vocabulary';
import { z } from 'zod';

/** An identifier the caller knows a person by. */
const identifier = z.object({ system: z.string().min(1).max(40), value: z.string().min(1).max(60) });

const agencyId = z.string().regex(/^agy_\w+$/);

/** What the caller knows of a value it holds or means to send. It can only make the answer stricter. */
const valueFacts = z.object({
  level: z.enum(LEVELS).optional(),
  mentions: z.array(identifier).max(50).optional(),
  receivedFrom: z.object({ agency: z.string().regex(/^agy_\w+$/), purpose: z.string() }).optional(),
  disputed: z.boolean().optional(),
  cohortSize: z.int().min(0).optional(),
  prohibitions: z.array(z.string()).max(20).optional(),
});

const resource = z.object({
  type: z.string(),
  id: z.string().max(300),
  properties: z.object({ holder: agencyId.optional(), value: valueFacts.default({}) }).default({ value: {} }),
});

const body = z.object({
  subject: z.object({ type: z.string(), id: z.string() }).optional(),
  action: z.object({
    name: z.enum(['view', 'send']),
    properties: z.record(z.string(), z.unknown()).optional(),
  }),
  resource: resource.optional(),
  context: z
    .object({
      recipient: z
        .string()
        .regex(/^agy_\w+$/)
        .optional(),
      onBehalfOf: identifier.optional(),
      /** People the question concerns beside those asked about: the child whose family is asked about. */
      concerns: z.array(identifier).max(50).default([]),
    })
    .default({ concerns: [] }),
  evaluations: z.array(z.unknown()).max(200).default([]),
});

const item = z.object({ resource: resource.optional() });

export type Identifier = z.infer<typeof identifier>;
export type ValueFacts = z.infer<typeof valueFacts>;

/** One cell that is asked about, or why what was sent is no cell. */
export type Evaluation =
  | {
      /** A person, or an agency about its own affairs. */
      readonly about: Identifier | { readonly agencyId: string };
      readonly field: string;
      readonly holder?: string | undefined;
      readonly value: ValueFacts;
    }
  | { readonly problem: string };

/** A question in the shape of the OpenID Authorization API 1.0, read and checked. */
export interface EvaluationRequest {
  readonly practitioner: string | undefined;
  readonly action: 'view' | 'send';
  readonly recipient: string | undefined;
  readonly onBehalfOf: Identifier | undefined;
  readonly concerns: readonly Identifier[];
  readonly evaluations: readonly Evaluation[];
  /** Asked as one evaluation, so answered as one. */
  readonly single: boolean;
}

/**
 * Reads a question. An item that cannot be understood is answered with a refusal in its place and spoils no
 * other; unknown properties are ignored, and nothing of them is ever believed.
 *
 * @throws PontioError `OPERATION_INVALID` that names the parts at fault, never their values
 * @see OpenID Authorization API 1.0 (AuthZEN), sections 6 and 7
 */
export function parseEvaluationRequest(sent: unknown): EvaluationRequest {
  const parsed = body.safeParse(sent);
  if (!parsed.success) throw invalid(parsed.error);
  const { subject, action, context, evaluations } = parsed.data;
  const single = evaluations.length === 0;
  if (single && parsed.data.resource === undefined) {
    throw new PontioError('OPERATION_INVALID', { detail: 'evaluation: resource is missing' });
  }
  const items = single ? [{ resource: parsed.data.resource }] : evaluations;
  return {
    practitioner: subject?.id,
    action: action.name,
    recipient: context.recipient,
    onBehalfOf: context.onBehalfOf,
    concerns: context.concerns,
    evaluations: items.map((entry) => parseItem(entry, parsed.data.resource)),
    single,
  };
}

const PERSON_FIELD = /^(\w{1,40}):([^#]{1,60})#(\w+\.\w+)$/;
const AGENCY_FIELD = /^(agy_\w+)#(\w+\.\w+)$/;

function parseItem(sent: unknown, fallback: z.infer<typeof resource> | undefined): Evaluation {
  const parsed = item.safeParse(sent);
  const found = parsed.success ? (parsed.data.resource ?? fallback) : undefined;
  if (found === undefined) return { problem: 'Say which resource this evaluation is about.' };
  const parse = RESOURCES[found.type];
  if (parse === undefined) return { problem: 'The type of a resource is person-field or agency-field.' };
  const asked = parse(found.id);
  return 'problem' in asked ? asked : { ...asked, ...found.properties };
}

type Asked = Pick<Exclude<Evaluation, { problem: string }>, 'about' | 'field'>;

const RESOURCES: Readonly<Record<string, ((id: string) => Asked | { problem: string }) | undefined>> = {
  'person-field': (id) => {
    const [, system, value, field] = PERSON_FIELD.exec(id) ?? [];
    return system !== undefined && value !== undefined && field !== undefined
      ? { about: { system, value }, field }
      : { problem: 'Write the id of a person-field as SYSTEM:identifier#Type.field.' };
  },
  'agency-field': (id) => {
    const [, agencyId, field] = AGENCY_FIELD.exec(id) ?? [];
    return agencyId !== undefined && field !== undefined
      ? { about: { agencyId }, field }
      : { problem: 'Write the id of an agency-field as agy_…#Type.field.' };
  },
};

function invalid(error: z.ZodError): PontioError {
  const parts = [...new Set(error.issues.map(({ path }) => path.join('.') || 'the body'))].join(', ');
  return new PontioError('OPERATION_INVALID', { detail: `evaluation: ${parts}` });
}
