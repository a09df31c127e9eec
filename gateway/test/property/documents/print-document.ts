import type { RandomDocument } from './random-document.js';
import type { Argument, Condition, FieldPart, FragmentPart, Part } from './selection.js';

/** Writes parts out as a document with its variables. Equal named fragments are one. */
export function print(parts: readonly Part[], flags: readonly boolean[]): RandomDocument {
  const writer = new Writer(flags);
  const body = writer.selections(parts);
  return {
    text: [`query${writer.definitions()} ${body}`, ...writer.fragments()].join('\n'),
    variables: writer.values(),
  };
}

class Writer {
  private readonly variables = new Map<string, { type: string; value: unknown }>();
  private readonly named = new Map<string, string>();

  constructor(private readonly flags: readonly boolean[]) {}

  selections(parts: readonly Part[]): string {
    return `{ ${parts.map((part) => (part.kind === 'field' ? this.field(part) : this.fragment(part))).join(' ')} }`;
  }

  definitions(): string {
    const each = [...this.variables].map(([name, { type }]) => `$${name}: ${type}`);
    return each.length > 0 ? ` (${each.join(', ')})` : '';
  }

  values(): Record<string, unknown> {
    return Object.fromEntries([...this.variables].map(([name, { value }]) => [name, value]));
  }

  fragments(): string[] {
    return [...this.named].map(([body, name]) => `fragment ${name} ${body}`);
  }

  private field({ name, alias, args, conditions, below }: FieldPart): string {
    const given = args.map((argument) => this.argument(argument));
    const list = given.length > 0 ? `(${given.join(', ')})` : '';
    // Different arguments under one key would make the document invalid.
    const key = list === '' ? alias : `${alias ?? name}_${digestOf(list)}`;
    const body = below.length > 0 ? ` ${this.selections(below)}` : '';
    return `${key === undefined ? '' : `${key}: `}${name}${list}${this.conditions(conditions)}${body}`;
  }

  private fragment({ on, isNamed, conditions, below }: FragmentPart): string {
    const body = this.selections(below);
    const when = this.conditions(conditions);
    if (!isNamed) return `...${on === undefined ? '' : ` on ${on}`}${when} ${body}`;
    const whole = `on ${on ?? ''} ${body}`;
    const name = this.named.get(whole) ?? `F${String(this.named.size)}`;
    this.named.set(whole, name);
    return `...${name}${when}`;
  }

  private argument({ name, type, value, inVariable }: Argument): string {
    if (!inVariable) return `${name}: ${literal(value)}`;
    const text = JSON.stringify(value);
    const known = [...this.variables].find(([, of]) => of.type === type && JSON.stringify(of.value) === text);
    const variable = known?.[0] ?? `v${String(this.variables.size)}`;
    this.variables.set(variable, { type, value });
    return `${name}: $${variable}`;
  }

  private conditions(conditions: readonly Condition[]): string {
    return conditions.map(({ directive, by }) => ` @${directive}(if: ${this.flag(by)})`).join('');
  }

  private flag(by: Condition['by']): string {
    if (!by.startsWith('$')) return by;
    this.variables.set(by.slice(1), { type: 'Boolean!', value: this.flags[Number(by.at(-1))] ?? false });
    return by;
  }
}

function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    // The one object there is has an enum and a text.
    const { system, value: text } = value as { system: string; value: string };
    return `{ system: ${system}, value: "${text}" }`;
  }
  return String(value);
}

function digestOf(text: string): string {
  let sum = 0;
  for (const letter of text) sum = (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0;
  return Math.abs(sum).toString(36);
}
