import { type Remark, error, warning } from './finding.js';
import type { LintContext } from './lint-context.js';

/** What is said of a gateway that an agreement or a case cites, on a day. */
export function checkCitedLaw(code: string, { law, repealed, day }: LintContext): readonly Remark[] {
  const gone = repealed.get(code);
  if (gone !== undefined) {
    const instead = gone.instead === undefined ? 'Take it out.' : `Rely on ${gone.instead.toLowerCase()}.`;
    return [notInForce(`${code} (${gone.name.en})`, `was revoked on ${gone.revokedOn}`, instead)];
  }
  const gateway = law.gateways.get(code);
  if (gateway === undefined) {
    return [
      error(
        'UNKNOWN_WORD',
        `${code} is in no file of the catalogue.`,
        'A request that names it is refused.',
        'Correct the code, or add the row.',
      ),
    ];
  }
  const { name, from, to } = gateway;
  if (to !== undefined && to < day) {
    return [notInForce(`${code} (${name.en})`, `ended on ${to}`, 'Rely on the law that took its place.')];
  }
  if (from !== undefined && from > day) {
    const when = from === 'NOT_COMMENCED' ? 'has not begun' : `begins on ${from}`;
    return [
      warning(
        'GATEWAY_NOT_IN_FORCE',
        `${code} (${name.en}) ${when}.`,
        'Until then nothing passes by it.',
        'Nothing, if that is meant.',
      ),
    ];
  }
  return [];
}

const notInForce = (what: string, since: string, whatToDo: string): Remark =>
  error('GATEWAY_NOT_IN_FORCE', `${what} ${since}.`, 'Law that is gone lets nothing pass.', whatToDo);
