import { describe, expect, it } from '@jest/globals';
import { shippedCases, shippedPolicy } from '../shipped.js';
import { renderCasesPage } from './render-cases-page.js';

const policy = shippedPolicy();
const cases = shippedCases();
const only = (number: string): string =>
  renderCasesPage(
    cases.filter(({ file }) => file.case === number),
    policy,
  );

describe('the page of decision cases', () => {
  it('tells a case in words: asked, facts, an answer for each value, the sum and what to do', () => {
    expect(only('202')).toBe(`- [Break glass](#break-glass): 1

## <a id="break-glass"></a>Break glass

### 202. A social worker breaks the glass for a girl in danger, who keeps part of her record from the council

Safeguarding opens what a competent child keeps to herself. The clinic's flag opens to a treating clinician only, and a social worker is none.

**Asked.** 2026-11-01, England: social worker of the council, for protecting a child from significant harm. Law named: Children Act 2004, section 16LA *(draft)*. The glass was broken twice (a child is in immediate danger): "She has run away and has said that she will harm herself".

**Facts.** Girl: aged 15; no involvement of the practitioner is recorded; competent to decide; flag "a competent child keeps this from named people" (R.COMPETENT_CHILD) set by the hospital, hiding some kinds of information, for mental health, from the council, which a broken glass may open; flag "dedicated sexual-health service" (R.SRH) set by the sexual-health clinic, hiding that there is a record, for sexual health, which a broken glass may open.

| About | Held by | Information | Answer |
|---|---|---|---|
| girl | hospital | \`Health.crisisPlan\`: mental health (C4) | **Shared** under Children Act 2004, section 16LA *(draft)*. |
| girl | sexual-health clinic | \`Clinic.record\`: sexual health (C4) | **Hidden.** The service shares only with explicit consent, and none is recorded. Dedicated sexual-health service (R.SRH). <sub>EXPLICIT_CONSENT_REQUIRED</sub> |

**Sum.** Part of what was asked for may be shared. The holder must share it, under Children Act 2004, section 16LA *(draft)*. <sub>PARTIAL, MUST</sub>

**To do.** The information-governance team is told. Somebody outside the line of management reviews this. Access ends by itself.

<sub>[break-glass/202-child-in-danger-and-what-she-keeps-to-herself.yaml](../../libs/decision/cases/break-glass/202-child-in-danger-and-what-she-keeps-to-herself.yaml)</sub>
`);
  });

  it('says who sends, in which nation, and what the agreement says', () => {
    expect(only('7')).toContain('2026-11-01, Wales: school nurse of the health board sends to the council');
    expect(only('193')).toContain('England, of agencies in Wales: social worker of the council');
    expect(only('141')).toContain('It is a regular flow. What is shared is deleted after 90 days.');
    expect(only('203')).toContain('The hour is over.');
  });

  it('holds every case, and no word of a vocabulary where a person should read a sentence', () => {
    const page = renderCasesPage(cases, policy);
    const headings = page.split('\n').filter((line) => line.startsWith('### '));
    expect(headings).toHaveLength(cases.length);
    const prose = page
      .split('\n')
      .filter((line) => !line.startsWith('<sub>'))
      .map((line) => line.replaceAll(/<sub>.*?<\/sub>|`[^`]*`/g, ''));
    expect(prose.filter((line) => /\b[A-Z]+_[A-Z_]+\b/.test(line.replaceAll(/\(R\.[A-Z_]+\)/g, '')))).toEqual(
      [],
    );
    expect(page).not.toMatch(/undefined|the the /);
  });
});
