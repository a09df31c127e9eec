import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformFileSync } from '@swc/core';

/**
 * Lets plain Node run our sources, for Jest's global set-up and for child processes of tests: it says where
 * they are (the packages' `@pontio/source`, and `x.ts` where `x.js` is imported) and compiles them as the
 * build does, because Node by itself takes out types and knows no decorators.
 */
const configFile = fileURLToPath(new URL('../../../../.swcrc', import.meta.url));

registerHooks({
  resolve(specifier, context, next) {
    const conditions = ['@pontio/source', ...(context.conditions ?? [])];
    return next(sourceOf(specifier, context.parentURL), { ...context, conditions });
  },
  load(url, context, next) {
    if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
    const { code } = transformFileSync(fileURLToPath(url), { configFile, sourceMaps: 'inline' });
    return { format: 'module', source: code, shortCircuit: true };
  },
});

function sourceOf(specifier, parentUrl) {
  if (!specifier.startsWith('.') || !specifier.endsWith('.js') || !parentUrl?.endsWith('.ts'))
    return specifier;
  const source = new URL(`${specifier.slice(0, -3)}.ts`, parentUrl);
  return existsSync(fileURLToPath(source)) ? source.href : specifier;
}
