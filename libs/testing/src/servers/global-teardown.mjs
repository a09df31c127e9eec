/** Jest's globalTeardown: stops whatever servers the run has started. */
export default async function globalTeardown() {
  await globalThis.pontioServerDesk?.close();
}
