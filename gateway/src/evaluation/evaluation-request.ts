import { PontioError } from '@pontio/errors';
import { LEVELS } from '@pontio/vocabulary';
import { z } from 'zod';

/** An identifier the caller knows a person by. */
const identifier = z.object({ system: z.string().min(1).max(40), value: z.string().min(1).max(60) });

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
  properties: z
    .object({
      holder: z
        .string()
        .regex(/^agy_\w+$/)
        .optional(),
      value: valueFacts.optional(),
    })
    .optional(),
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
      concerns: z.array(identifier).max(50).optional(),
    })
    .optional(),
  evaluations: z.array(z.unknown()).max(200).optional(),
});

const item = z.object({ resource: resource.optional() });

export type Identifier = z.infer<typeof identifier>;
export type ValueFacts = z.infer<typeof valueFacts>;

/** One cell that is asked about, or why what was sent is no cell. */
export type Evaluation =
  | {
      readonly person: Identifier;
      readonly field: string;
      readonly holder?: string | undefined;
      readonly value: ValueFacts;
    }
  | { readonly problem: string };

/** A question in the shape of the OpenID Authorization API 1.0, read and checked. */
export interface EvaluationRequest {
  readonly practitioner?: string;
  readonly action: 'view' | 'send';
  /** What `extensions.sharing` is to a GraphQL request. */
  readonly sharing: Readonly<Record<string, unknown>>;
  readonly recipient?: string;
  readonly onBehalfOf?: Identifier;
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
  const { subject, action, context = {}, evaluations = [] } = parsed.data;
  const single = evaluations.length === 0;
  if (single && parsed.data.resource === undefined) {
    throw new PontioError('OPERATION_INVALID', { detail: 'evaluation: resource is missing' });
  }
  const items = single ? [{ resource: parsed.data.resource }] : evaluations;
  return {
    ...(subject !== undefined && { practitioner: subject.id }),
    action: action.name,
    sharing: action.properties ?? {},
    ...(context.recipient !== undefined && { recipient: context.recipient }),
    ...(context.onBehalfOf !== undefined && { onBehalfOf: context.onBehalfOf }),
    concerns: context.concerns ?? [],
    evaluations: items.map((entry) => parseItem(entry, parsed.data.resource)),
    single,
  };
}

const RESOURCE_ID = /^(?<system>\w{1,40}):(?<value>[^#]{1,60})#(?<field>\w+\.\w+)$/;

function parseItem(sent: unknown, fallback: z.infer<typeof resource> | undefined): Evaluation {
  const parsed = item.safeParse(sent);
  const found = parsed.success ? (parsed.data.resource ?? fallback) : undefined;
  if (found === undefined) return { problem: 'Say which resource this evaluation is about.' };
  if (found.type !== 'person-field') return { problem: 'The type of a resource is person-field.' };
  const { system, value, field } = RESOURCE_ID.exec(found.id)?.groups ?? {};
  if (system === undefined || value === undefined || field === undefined)
    return { problem: 'Write the id of a resource as SYSTEM:identifier#Type.field.' };
  const { holder, value: facts = {} } = found.properties ?? {};
  return { person: { system, value }, field, holder, value: facts };
}

function invalid(error: z.ZodError): PontioError {
  const parts = [...new Set(error.issues.map(({ path }) => path.join('.') || 'the body'))].join(', ');
  return new PontioError('OPERATION_INVALID', { detail: `evaluation: ${parts}` });
}
