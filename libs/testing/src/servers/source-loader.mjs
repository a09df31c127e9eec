import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Jest loads its global set-up without its transforms. Node takes the types out by itself; this tells it
 * where our sources are: the packages' `@pontio/source`, and `x.ts` where `x.js` is imported.
 */
registerHooks({
  resolve(specifier, context, next) {
    const conditions = ['@pontio/source', ...(context.conditions ?? [])];
    return next(sourceOf(specifier, context.parentURL), { ...context, conditions });
  },
});

function sourceOf(specifier, parentUrl) {
  if (!specifier.startsWith('.') || !specifier.endsWith('.js') || !parentUrl?.endsWith('.ts'))
    return specifier;
  const source = new URL(`${specifier.slice(0, -3)}.ts`, parentUrl);
  return existsSync(fileURLToPath(source)) ? source.href : specifier;
}
