import { openDoor } from '@pontio/subgraph';
import type { GovernanceSettings } from './config.js';
import { GOVERNANCE } from './governance.module.js';
import { type RunningGovernance, startGovernance } from './start-governance.js';

/** Starts governance as a process of its own, with its own audit journal. */
export async function startFromSettings(settings: GovernanceSettings): Promise<RunningGovernance> {
  const door = await openDoor(settings, GOVERNANCE);
  try {
    const service = await startGovernance({
      port: settings.PONTIO_GOVERNANCE_PORT,
      host: settings.PONTIO_GOVERNANCE_HOST,
      databaseUrl: settings.PONTIO_GOVERNANCE_DATABASE_URL,
      gatewayKeys: door.gatewayKeys,
      recordRefusal: door.recordRefusal,
    });
    const close = async (): Promise<void> => {
      await service.close();
      await door.close();
    };
    return { ...service, close };
  } catch (error) {
    await door.close();
    throw error;
  }
}
