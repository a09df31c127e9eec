import { sendBurst } from './burst.js';
import type { Burst } from './protocol.js';

/** The load's process: sends each burst that it is told, and says what came of it. */
process.on('message', (burst: Burst) => {
  sendBurst(burst).then(
    (result) => process.send?.(result),
    (error: unknown) => process.send?.({ fault: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('disconnect', () => process.exit());
process.send?.({ ready: true });
