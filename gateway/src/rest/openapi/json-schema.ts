/** A JSON Schema of the 2020-12 dialect, as far as we write one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What GraphQL's own leaf types are in JSON. */
const LEAVES: Readonly<Record<string, JsonSchema>> = {
  String: { type: 'string' },
  ID: { type: 'string' },
  Int: { type: 'integer' },
  Float: { type: 'number' },
  Boolean: { type: 'boolean' },
};

/** The JSON Schema of a scalar; of one that a service has added, only its description is known. */
export function scalarSchema(name: string, description: string | null | undefined): JsonSchema {
  return LEAVES[name] ?? { ...described(description), 'x-graphql-scalar': name };
}

/** A description where there is one. */
export function described(description: string | null | undefined): JsonSchema {
  return typeof description === 'string' ? { description } : {};
}

/** The same, or null. */
export function orNull(schema: JsonSchema): JsonSchema {
  const { type, enum: values, $ref } = schema;
  if ($ref !== undefined) return { anyOf: [schema, { type: 'null' }] };
  if (type === undefined) return schema;
  return {
    ...schema,
    type: [type, 'null'],
    ...(Array.isArray(values) && { enum: [...(values as unknown[]), null] }),
  };
}
