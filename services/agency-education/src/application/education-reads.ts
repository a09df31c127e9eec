import { ReleasedLoader, releasedFields } from '@pontio/adapter-sdk';
import type { SubgraphContext } from '@pontio/subgraph';
import {
  type RecordList,
  type RecordPart,
  type Value,
  attendancePart,
  listParts,
  pupilPart,
} from '../source/record-parts.js';
import type { SchoolsApi } from '../source/schools-api.js';
import { type Facts, readPart } from './read-part.js';

/** A pupil of the school, with what stands on the pupil's own row. */
export type PupilRecord = Facts & { readonly pupilId: string };

/** What resolvers ask: the released part of a pupil's record, batched over the request. */
export class EducationReads {
  private readonly loaders = new Map<RecordPart, ReleasedLoader<Facts[]>>();

  constructor(api: SchoolsApi) {
    for (const part of [pupilPart, attendancePart, ...Object.values(listParts)]) {
      this.loaders.set(part, new ReleasedLoader((ids, fields) => readPart(api, part, ids, fields)));
    }
  }

  /** The pupil; null when the school holds no such pupil. */
  async pupil(pupilId: string, context: SubgraphContext): Promise<PupilRecord | null> {
    const [own] = (await this.read(pupilPart, pupilId, context)) ?? [];
    return own === undefined ? null : { ...own, pupilId };
  }

  async attendancePercent(pupilId: string, context: SubgraphContext): Promise<Value> {
    const [summary] = (await this.read(attendancePart, pupilId, context)) ?? [];
    return summary?.['attendancePercent'] ?? null;
  }

  /** One list of the record, empty when the school holds nothing there. */
  async facts(list: RecordList, pupilId: string, context: SubgraphContext): Promise<Facts[]> {
    return (await this.read(listParts[list], pupilId, context)) ?? [];
  }

  private async read(
    part: RecordPart,
    pupilId: string,
    context: SubgraphContext,
  ): Promise<Facts[] | undefined> {
    const released = releasedFields(context.release.fieldsOf(pupilId), part.graphqlType);
    const fields = released.filter((field) => Object.hasOwn(part.fields, field));
    return this.loaders.get(part)?.load(context, pupilId, fields);
  }
}
