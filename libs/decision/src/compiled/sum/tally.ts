import { type LegalOutcome, type OverallResult, REASONS } from '@pontio/vocabulary';
import type { ConsentCode } from '../facts/consent-code.js';
import type { GatewayRow } from '../law/gateway-row.js';
import { type Release, type Verdict, duty } from '../judge/verdict.js';
import { has } from '../words/words.js';

import { C2 } from '../words/vocabularies.js';

const NOTIFY_HOLDER = duty('NOTIFY_HOLDER');

/** What the answers to some cells come to. */
class Sum {
  hasAny = false;
  hasReleased = false;
  isWhole = true;
  hasRequestable = false;
  mustShare = false;
  mayAsk = false;

  add({ isReleased, isWhole, requestable, release, reason }: Verdict): void {
    this.hasAny = true;
    this.hasReleased ||= isReleased;
    this.isWhole &&= isWhole;
    this.hasRequestable ||= requestable;
    this.mustShare ||= release?.gateway.mustShare === true;
    this.mayAsk ||= !isReleased && REASONS[reason].outcome === 'MAY';
  }

  get overall(): OverallResult {
    if (this.hasReleased) return this.isWhole ? 'PERMIT' : 'PARTIAL';
    return this.hasRequestable ? 'DENY_REQUESTABLE' : 'DENY';
  }

  get legalOutcome(): LegalOutcome {
    if (this.hasReleased) return this.mustShare ? 'MUST' : 'MAY';
    return this.mayAsk ? 'MAY' : 'MUST_NOT';
  }
}

/** Adds up the verdicts of a request. It needs each verdict once, however many cells have it. */
export class Tally {
  private readonly directory = new Sum();
  private readonly others = new Sum();
  /** Gateways used, in the order in which they come up, with the first agreement beside each. */
  readonly used = new Map<GatewayRow, string | undefined>();
  readonly consentsUsed = new Set<string>();
  readonly refs = new Set<string>();
  readonly unknown = new Set<string>();
  readonly told = new Set<string>();
  readonly silent = new Set<string>();
  /** Days after which something may not be kept. */
  readonly deleteAfter: string[] = [];
  duties = 0;
  private last: Release | undefined;
  isUnsafeToAsk = false;
  isDenied = false;
  needsJustification = false;

  /** What counts: directory entries are everybody's, and do so only when nothing else was asked. */
  get sum(): Sum {
    return this.others.hasAny ? this.others : this.directory;
  }

  /** Whether anything but the directory is released. */
  get hasReleased(): boolean {
    return this.others.hasReleased;
  }

  add(verdict: Verdict, holderId: string): void {
    const { mark, duties, tell, ref, unknown, release } = verdict;
    (mark.isDirectory ? this.directory : this.others).add(verdict);
    this.duties |= duties;
    if (ref !== undefined) this.refs.add(ref);
    if (unknown !== undefined) this.unknown.add(unknown);
    if (has(duties, NOTIFY_HOLDER)) addAll(this.told, tell ?? [holderId]);
    if (release === undefined) return;
    if (release !== this.last) this.addRelease(release);
    this.last = release;
    this.needsJustification ||= isUnasked(release, mark.level);
  }

  private addRelease({ gateway, agreement, consent, silent, deleteAfter }: Release): void {
    this.refs.add(gateway.code);
    this.used.set(gateway, this.used.get(gateway) ?? agreement);
    addAll(this.silent, silent);
    if (deleteAfter !== undefined) this.deleteAfter.push(deleteAfter);
    if (consent !== undefined) this.addConsent(consent);
  }

  private addConsent({ isYes, isNo, facts }: ConsentCode): void {
    if (isYes) this.consentsUsed.add(facts.id);
    else if (isNo) this.isDenied = true;
    else {
      this.isUnsafeToAsk = true;
      this.silent.add(facts.givenBy);
    }
  }
}

/** A refusal set aside; or a power used without consent, where no approval sets confidence aside. */
function isUnasked({ gateway: { kind, setsAside }, consent }: Release, level: number): boolean {
  if (consent?.isNo === true) return true;
  return kind === 'POWER' && !setsAside && consent?.isYes !== true && level >= C2;
}

function addAll(set: Set<string>, words: readonly string[]): void {
  for (const word of words) set.add(word);
}
