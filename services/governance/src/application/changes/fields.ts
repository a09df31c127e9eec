import { CATEGORY_CODES, PURPOSE_CODES } from '@pontio/vocabulary';
import { z } from 'zod';

const MANY = 200;

/** Words of a practitioner: long enough to say something, short enough to read. */
export const words = z.string().trim().min(1).max(4000);

/** A day, `YYYY-MM-DD`. */
export const day = z.iso.date();

/** The id of a record, `<prefix>_…`. */
export const id = (prefix: string) =>
  z
    .string()
    .max(100)
    .regex(new RegExp(`^${prefix}_\\w+$`), `must be an id that begins with ${prefix}_`);

/** A person as the gateway passes them on: resolved. */
export const person = z.object({ id: id('per') }).transform(({ id: personId }) => personId);

/** Purposes, categories and agencies: an empty list means any. */
export const purposes = z.array(z.enum(PURPOSE_CODES)).max(MANY);
export const categories = z.array(z.enum(CATEGORY_CODES)).max(MANY);
export const agencies = z.array(id('agy')).max(MANY);

/** GraphQL answers null for what was left out. */
export const optional = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((value) => value ?? null);

/** A record and why it is ended. */
export const ending = (prefix: string) => z.object({ id: id(prefix), reason: words });
