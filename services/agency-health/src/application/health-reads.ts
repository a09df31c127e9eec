import { ReleasedLoader, releasedFields } from '@pontio/adapter-sdk';
import { ROW_LABEL_FIELD } from '@pontio/field-labels';
import type { SubgraphContext } from '@pontio/subgraph';
import type { FhirClient } from '../source/fhir-client.js';
import { type FactList, factKinds } from '../source/fact-kinds.js';
import { type Fact, readFacts } from './read-facts.js';
import { type PatientRecord, readPatients } from './read-patients.js';

/** What resolvers ask: the released part of a patient's record, batched over the request. */
export class HealthReads {
  private readonly patients: ReleasedLoader<PatientRecord>;
  private readonly lists: ReadonlyMap<FactList, ReleasedLoader<Fact[]>>;

  constructor(client: FhirClient) {
    this.patients = new ReleasedLoader((ids, fields) => readPatients(client, ids, fields));
    this.lists = new Map(
      (Object.keys(factKinds) as FactList[]).map((list) => [
        list,
        new ReleasedLoader((ids, fields) => readFacts(client, factKinds[list], ids, fields)),
      ]),
    );
  }

  /** The patient; null when the trust holds no such patient. */
  async patient(patientId: string, context: SubgraphContext): Promise<PatientRecord | null> {
    const released = releasedFields(context.release.fieldsOf(patientId), 'HealthRecord');
    const fields = released.filter((field) => field === 'registeredPractice');
    return (await this.patients.load(context, patientId, fields)) ?? null;
  }

  /**
   * One list of the record; null when nothing is found of what even its existence is a secret.
   *
   * @param labelled - whether rows that the trust keeps apart are to be among them, with their label
   */
  async facts(
    list: FactList,
    patientId: string,
    context: SubgraphContext,
    labelled = false,
  ): Promise<Fact[] | null> {
    const { graphqlType, existenceSensitive } = factKinds[list];
    const released = releasedFields(context.release.fieldsOf(patientId), graphqlType);
    const fields = labelled ? [...released, ROW_LABEL_FIELD] : released;
    const facts = (await this.lists.get(list)?.load(context, patientId, fields)) ?? [];
    return existenceSensitive && facts.length === 0 ? null : facts;
  }
}
