/** How an agency's own record is named. */
export interface RecordKey {
  /** `agy_…`. */
  readonly agencyId: string;
  /** The agency's record system, for example `northmere-case-management`. */
  readonly recordSystem: string;
  /** The record's id there. */
  readonly recordRef: string;
}
