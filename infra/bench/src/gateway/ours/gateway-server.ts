import { loadGatewaySettings, startGateway } from '@pontio/gateway';

/** The gateway itself, as it is deployed: nothing is left out and nothing is put in its place. */
const { PORT } = process.env;
await startGateway(loadGatewaySettings({ ...process.env, PONTIO_GATEWAY_PORT: PORT }));
