import { type DocumentNode, Kind, visit } from 'graphql';

const PREFIX = 'alias__';

/**
 * Renames the aliases that would stand where the plan itself reads something: a key, a required field,
 * `__typename`, what the source asks for itself, or a name that every JavaScript object has. `{ person { id: name } }`
 * must not make a name the person's key. The caller sees their own aliases: {@link clientKey} undoes it.
 *
 * @param reserved - Names of all fields that keys and requirements use, and response keys that the source uses.
 */
export function withSafeAliases(document: DocumentNode, reserved: ReadonlySet<string>): DocumentNode {
  return visit(document, {
    Field: (node) => {
      const alias = node.alias?.value;
      if (alias === undefined || alias === node.name.value || !isUnsafe(alias, reserved)) return undefined;
      return { ...node, alias: { kind: Kind.NAME, value: PREFIX + alias } };
    },
  });
}

function isUnsafe(alias: string, reserved: ReadonlySet<string>): boolean {
  return (
    alias.startsWith('__') || alias.startsWith(PREFIX) || reserved.has(alias) || alias in Object.prototype
  );
}

/** The response key that the caller knows. */
export function clientKey(key: string): string {
  return key.startsWith(PREFIX) ? key.slice(PREFIX.length) : key;
}
