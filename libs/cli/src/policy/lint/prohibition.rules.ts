import { type Prohibition, type ProhibitionException, purposeOf } from '@pontio/vocabulary';
import { type Remark, error, warning } from './finding.js';
import { includesAll } from './wider.js';

/** What is said of a prohibition: whether each of its exceptions can be met, and is needed. */
export function checkProhibition({ exceptions }: Prohibition): readonly Remark[] {
  return exceptions.flatMap((exception, index) => [
    ...satisfiable(exception),
    ...shadow(
      exception,
      exceptions.filter((_other, at) => at !== index),
    ),
  ]);
}

function satisfiable({ name, roles, purposes }: ProhibitionException): readonly Remark[] {
  if (roles?.length === 0 || purposes?.length === 0) {
    return [
      error(
        'UNREACHABLE',
        `"${name.en}" lists nobody.`,
        'The exception is never met.',
        'Leave the empty list out, or fill it.',
      ),
    ];
  }
  if (roles === undefined || purposes === undefined) return [];
  const idle = purposes.filter((code) => !purposeOf(code).roles.some((role) => roles.includes(role)));
  const remark = idle.length === purposes.length ? error : warning;
  return idle.map((code) =>
    remark(
      'UNREACHABLE',
      `"${name.en}": none of its roles may ask for ${purposeOf(code).name.en} (${code}).`,
      'The exception is never met for that purpose.',
      'Take the purpose out, or list a role that may use it.',
    ),
  );
}

function shadow(exception: ProhibitionException, others: readonly ProhibitionException[]): readonly Remark[] {
  const wider = others.find((other) => isWider(other, exception) && !isWider(exception, other));
  if (wider === undefined) return [];
  return [
    error(
      'SHADOWED',
      `"${exception.name.en}" is met only where "${wider.name.en}" is met already.`,
      'The exception changes no answer.',
      'Take it out, or narrow the other one.',
    ),
  ];
}

function isWider(wide: ProhibitionException, narrow: ProhibitionException): boolean {
  return (
    takesIn(wide.roles, narrow.roles) &&
    takesIn(wide.purposes, narrow.purposes) &&
    (wide.condition === undefined || wide.condition === narrow.condition)
  );
}

const takesIn = (wide: readonly string[] | undefined, narrow: readonly string[] | undefined): boolean =>
  wide === undefined || (narrow !== undefined && includesAll(wide, narrow));
