import type { z } from 'zod';

/** Refuses a span whose last day comes before its first. */
export function endsAfterItBegins<T extends z.ZodType<{ from: string; to: string | null }>>(schema: T): T {
  return schema.superRefine(({ from, to }: { from: string; to: string | null }, context) => {
    if (to === null || to >= from) return;
    context.addIssue({ code: 'custom', path: ['to'], message: 'must not be before from' });
  });
}
