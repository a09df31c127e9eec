import {
  type LegalGateway,
  RESTRICTIONS,
  type RestrictionRule,
  appliesIn,
  categoryOf,
} from '@pontio/vocabulary';
import type { Answer, Circumstance, Flow, Guard, Mode } from './circumstance.js';
import type { Errand, Kind, Nation, SubjectKind } from './question.js';
import { isOpenedFor, waysOpenTo } from './question-keys.js';
import type { Side } from './side.js';

/** What the keys of circumstances look at beside the gateway. */
export interface Scene {
  readonly nation: Nation;
  readonly errand: Errand;
  readonly subject: SubjectKind;
  readonly self: boolean;
  readonly sent: boolean;
}

const ruleOf = (guard: Exclude<Guard, 'NONE'>): RestrictionRule => RESTRICTIONS[guard.code];

/** Whether a restriction is opened by the way the glass was broken. */
function isOpened(guard: Exclude<Guard, 'NONE'>, mode: Mode, { errand }: Scene): boolean {
  const rule = ruleOf(guard);
  return mode.broken && isOpenedFor(rule, errand) && (rule.opensTo?.grounds?.includes(mode.ground) ?? true);
}

/** Which restrictions a mode opens, and how much a broken glass opens beside. */
export function modeKey(mode: Mode, scene: Scene): string {
  const codes = Object.keys(RESTRICTIONS) as (keyof typeof RESTRICTIONS)[];
  const opened = codes.filter((code) => isOpened({ code, hides: 'ALL' }, mode, scene));
  return JSON.stringify([mode.broken, mode.twice, opened]);
}

/** Whether the broken glass opens a kind: the emergency set at first, everything once it was declared twice. */
export const isOpenedByGlass = ({ broken, twice }: Mode, { category }: Kind): boolean =>
  broken && (twice || categoryOf(category).emergencySet === true);

/** Which prohibitions are law where the record is held or where it would go. */
export function placeKey(holderNation: Nation, nation: Nation, sides: readonly Side[]): string {
  return JSON.stringify(
    sides.map(({ prohibitions }) =>
      prohibitions.map(({ jurisdiction }) =>
        [nation, holderNation].some((place) => appliesIn(jurisdiction, place)),
      ),
    ),
  );
}

const LACKING: readonly Flow['cover'][] = ['NONE', 'EXPIRED'];

/** Whether a side stops a flow for want of an agreement, and else what the agreement gives it. */
export function flowKey(
  { cover, regular }: Flow,
  row: LegalGateway,
  openedByGlass: boolean,
  scene: Scene,
): string {
  const needed = row.agreementRequired !== 'NEVER' && regular && !scene.self && !openedByGlass;
  if (needed && LACKING.includes(cover)) return `STOP ${cover}`;
  if (cover === 'JUDGED_ROW') {
    return row.kind === 'DUTY' && row.holderJudgement === 'STANDING_OK_TO_C3' ? 'JUDGED_ROW' : 'ROW';
  }
  return cover === 'ROW' ? 'ROW' : 'BARE';
}

/** Whether a flow key says that the side stops there. */
export const isStop = (key: string): boolean => key.startsWith('STOP');

/** What a restriction does to a kind of information. */
export type Effect = 'NONE' | 'HIDE' | 'WITHHOLD' | 'UNLESS_EXPLICIT' | 'MASK' | 'OBJECTION';

/** What a restriction does. It does not depend on the policy; what a statute makes of it, {@link verdictOf} says. */
export function effectOf(guard: Guard, location: boolean, mode: Mode, scene: Scene): Effect {
  if (guard === 'NONE' || isOpened(guard, mode, scene)) return 'NONE';
  const rule = ruleOf(guard);
  if (guard.code === 'R.ART21') return 'OBJECTION';
  if (rule.appliedAt !== 'FLAGS') return 'NONE';
  if (guard.hides === 'LOCATION' || guard.hides === 'CONTACT') return location ? 'MASK' : 'NONE';
  if (rule.opensWith !== undefined) return 'UNLESS_EXPLICIT';
  return guard.hides === 'CATEGORY' ? 'WITHHOLD' : 'HIDE';
}

/** How a kind of information stands before the prohibitions of one side. */
export function verdictOf(
  { prohibitions }: Side,
  categoriesCaught: readonly string[],
  {
    named,
    guard,
    recorded,
    holderNation,
  }: Pick<Circumstance, 'named' | 'guard' | 'recorded' | 'holderNation'>,
  { nation, errand }: Scene,
): string {
  const caught = prohibitions.filter(
    ({ code, restrictions, jurisdiction }) =>
      (categoriesCaught.includes(code) ||
        code === named ||
        (guard !== 'NONE' && restrictions.includes(guard.code))) &&
      [nation, holderNation].some((place) => appliesIn(jurisdiction, place)),
  );
  const unmet = caught.find(
    (prohibition) =>
      !waysOpenTo(prohibition, errand).some((index) => {
        const condition = prohibition.exceptions[index]?.condition;
        return condition === undefined || recorded.includes(condition);
      }),
  );
  if (unmet !== undefined) return `SHUT ${String(unmet.existenceHidden)}`;
  return caught.length > 0 ? 'OPEN' : 'FREE';
}

/** Whether a verdict says that nothing passes. */
export const isShut = (verdict: string): boolean => verdict.startsWith('SHUT');

type Stand = 'N' | 'G' | 'GS' | 'GE' | 'D' | 'CHILD' | 'O';

function standOf(answer: Answer, { subject }: Scene): Stand {
  const { said } = answer;
  if (said === 'COMPETENT_NO') return subject === 'CHILD' ? 'CHILD' : 'D';
  if (said === 'OBJECTION') return 'O';
  if (said === 'REFUSED' || said === 'WITHDRAWN') return 'D';
  if (said !== 'GIVEN' || !('form' in answer)) return 'N';
  return answer.form === 'EXPLICIT' ? 'GE' : answer.form === 'SPECIFIC' ? 'GS' : 'G';
}

/** Whether an answer is the explicit, specific yes that opens a dedicated service's record. */
export const isExplicitYes = (answer: Answer): boolean =>
  answer.said === 'GIVEN' && 'form' in answer && answer.form === 'EXPLICIT';

/** What each kind of gateway makes of what the person has said. */
const ANSWER_KEYS: Readonly<
  Record<LegalGateway['kind'], (stand: Stand, row: LegalGateway, openedByGlass: boolean) => string>
> = {
  COURT: () => '',
  DUTY: (stand, { liftedByObjection }) =>
    liftedByObjection && ['D', 'CHILD', 'O'].includes(stand) ? 'LIFTED' : '',
  POWER: (stand, _row, opened) => (opened ? '' : stand.startsWith('G') ? 'G' : stand),
  CONSENT: (stand, _row, opened) =>
    ['GS', 'GE'].includes(stand) || (stand === 'CHILD' && !opened) ? stand : 'N',
  RIGHT: (stand, _row, opened) => (stand === 'CHILD' && !opened ? stand : ''),
};

/** What a side's gateway makes of what the person has said. */
export function answerKey(answer: Answer, row: LegalGateway, openedByGlass: boolean, scene: Scene): string {
  return ANSWER_KEYS[row.kind](standOf(answer, scene), row, openedByGlass);
}

const READ_BY: Readonly<Record<LegalGateway['kind'], readonly string[]>> = {
  COURT: ['CASE'],
  DUTY: ['CASE', 'DETRIMENT', 'STANDING'],
  POWER: ['CASE', 'DETRIMENT', 'PUBLIC_INTEREST'],
  CONSENT: ['CASE'],
  RIGHT: ['CASE', 'EXEMPTION'],
};

/** Which of the holder's judgements a side's gateway reads. */
export const judgedKey = (judged: readonly string[], { kind }: LegalGateway): string =>
  judged.filter((word) => READ_BY[kind].includes(word)).join(' ');
