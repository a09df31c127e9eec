import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CASEWORK, NOTICES } from './grow-register/casework.sql.js';
import { FACT_VERSIONS } from './grow-register/fact-versions.sql.js';
import { RECORDS } from './grow-register/records.sql.js';

/** Who recorded what and until when, records that are never changed, clocks, and versions of the facts. */
export class GrowRegister1795500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [RECORDS, CASEWORK, NOTICES, FACT_VERSIONS]) await runner.query(part);
  }

  /** There is no way back that would not lose who recorded what. */
  down(): Promise<void> {
    return Promise.reject(new Error('The register keeps its history: this migration is not undone.'));
  }
}
