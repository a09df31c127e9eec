import './source-loader.mjs';

/** Jest's globalSetup: opens the desk where spec files ask for the run's servers; none is started yet. */
export default async function globalSetup() {
  const { ServerDesk } = await import('./server-desk.ts');
  const desk = new ServerDesk();
  process.env.PONTIO_TEST_DESK = await desk.open();
  globalThis.pontioServerDesk = desk;
}
