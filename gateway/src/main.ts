import { createLogger, runMain } from '@pontio/platform';
import { loadGatewaySettings } from './config.js';
import { startGateway } from './start-gateway.js';

await runMain(createLogger('gateway'), () => startGateway(loadGatewaySettings(process.env)));
