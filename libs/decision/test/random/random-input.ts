import type { LawCatalogue } from '@pontio/vocabulary';
import type { AgreementFacts, Ask, DecisionInput, FieldQuestion, SubjectFacts } from '../../src/index.js';
import { Chance } from './chance.js';
import { randomActor, randomAgency } from './random-agencies.js';
import { randomAgreement } from './random-agreements.js';
import { randomFields } from './random-fields.js';
import { randomPerson, randomRelative } from './random-people.js';
import { randomRequest } from './random-request.js';
import { AGENCIES, type LawBooks, PEOPLE, type Scene, lawBooks, setScene } from './scene.js';
import { spoil } from './spoil.js';

const SPOILT = 0.05;
const REMEMBERED = 0.35;

/**
 * Random facts to decide on, the same for the same seed and law. Requests are made to fit the law, mostly, so
 * that they get far. Like the gateway, it brings back objects that earlier inputs held: engines keep what they
 * have worked out with them.
 */
export class RandomInputs {
  private readonly chance: Chance;
  private readonly books: LawBooks;
  private readonly people = new Map<string, SubjectFacts>();
  private scene: Scene | undefined;
  private fields: readonly FieldQuestion[] | undefined;
  private agreements: readonly AgreementFacts[] | undefined;
  private made = 0;

  constructor(
    readonly seed: number,
    law: LawCatalogue,
  ) {
    this.chance = new Chance(seed);
    this.books = lawBooks(law);
  }

  /** The next input. */
  next(): DecisionInput {
    const scene = this.sceneOf();
    const input = this.inputOf(scene, String((this.made += 1)));
    return this.chance.is(SPOILT) ? spoil(this.chance, input) : input;
  }

  /** Scenes last a little: the next request is often about the same people, under the same law. */
  private sceneOf(): Scene {
    if (this.scene === undefined || this.chance.is(0.3)) {
      this.scene = setScene(this.chance, this.books);
      if (this.chance.is(0.8)) this.forget();
    }
    return this.scene;
  }

  private forget(): void {
    this.people.clear();
    this.agreements = undefined;
    this.fields = undefined;
  }

  private inputOf(scene: Scene, number: string): DecisionInput {
    const { chance } = scene;
    const subjects = PEOPLE.slice(0, oneToThree(chance)).map((id) => this.personOf(scene, id));
    const isOwn = scene.gateway.subjectClass === 'OWN_AGENCY' && chance.is(0.9);
    const count = scene.isPush && chance.is(0.8) ? 1 : oneToThree(chance);
    const holderIds = isOwn ? AGENCIES.slice(0, 1) : AGENCIES.slice(1, 1 + count);
    const asks = this.asksOf(scene, subjects, holderIds);
    return {
      decisionId: `dec_${number}`,
      at: scene.at,
      request: randomRequest(scene, `req_${number}`),
      recipient: randomAgency(scene, AGENCIES[0], 'recipients'),
      actor: randomActor(scene, chance.pick(holderIds)),
      holders: holderIds.map((id) => randomAgency(scene, id, 'holders')),
      agreements: this.agreementsOf(scene, asks),
      subjects,
      ...(chance.is(0.6) && { mentioned: [randomRelative(scene)] }),
      auditWritable: chance.is(0.99),
      jurisdiction: scene.nation,
      asks,
    };
  }

  private personOf(scene: Scene, id: string): SubjectFacts {
    const known = this.people.get(id);
    if (known !== undefined && scene.chance.is(REMEMBERED)) return known;
    const person = randomPerson(scene, id);
    this.people.set(id, person);
    return person;
  }

  private asksOf(scene: Scene, subjects: readonly SubjectFacts[], holderIds: readonly string[]): Ask[] {
    const { chance } = scene;
    const pairs = subjects.flatMap(({ id }) => holderIds.map((holderId) => ({ subjectId: id, holderId })));
    const kept = pairs.length > 2 ? pairs.filter(() => chance.is(0.5)) : pairs;
    return (kept.length > 0 ? kept : pairs.slice(0, 1)).map((pair) => {
      const fields = chance.is(REMEMBERED) ? (this.fields ?? randomFields(scene)) : randomFields(scene);
      this.fields = fields;
      return { ...pair, fields };
    });
  }

  private agreementsOf(scene: Scene, asks: readonly Ask[]): readonly AgreementFacts[] {
    const { chance } = scene;
    if (this.agreements !== undefined && chance.is(REMEMBERED)) return this.agreements;
    const count = chance.is(0.25) ? 0 : chance.is(0.7) ? 1 : 2;
    this.agreements = chance.anyOrder(
      Array.from({ length: count }, (_none, index) => randomAgreement(scene, asks, index)),
    );
    return this.agreements;
  }
}

const oneToThree = (chance: Chance): number => 1 + Math.floor(chance.next() * chance.next() * 3);
