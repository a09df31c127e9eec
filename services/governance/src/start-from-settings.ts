import { readFileSync } from 'node:fs';
import { createReferencer } from '@pontio/audit-contract';
import { startBehindDoor } from '@pontio/subgraph';
import type { GovernanceSettings } from './config.js';
import { GOVERNANCE } from './governance.module.js';
import { type RunningGovernance, startGovernance } from './start-governance.js';

/** Starts governance from its settings, with its own audit journal. */
export async function startFromSettings(settings: GovernanceSettings): Promise<RunningGovernance> {
  return startBehindDoor(settings, { subgraph: GOVERNANCE }, (door) =>
    startGovernance({
      port: settings.PONTIO_GOVERNANCE_PORT,
      host: settings.PONTIO_GOVERNANCE_HOST,
      databaseUrl: settings.PONTIO_GOVERNANCE_DATABASE_URL,
      refs: createReferencer(readFileSync(settings.PONTIO_GOVERNANCE_AUDIT_KEY_FILE)),
      clockSeconds: settings.PONTIO_GOVERNANCE_CLOCK_SECONDS,
      ...door,
    }),
  );
}
