import { setImmediate as breathe } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { subgraphs } from '../../test/three-agencies.js';
import { PontioSupergraph } from './supergraph.js';
import { SupergraphSwitch } from './supergraph-switch.js';

const another = (): PontioSupergraph => PontioSupergraph.compose(subgraphs);

describe('the supergraph in force', () => {
  it('is the one that was put in force last, and who listens is told of each', () => {
    const [first, second, third] = [another(), another(), another()];
    const supergraphs = new SupergraphSwitch(first);
    const told: PontioSupergraph[] = [];
    const end = supergraphs.subscribe((supergraph) => told.push(supergraph));
    expect(supergraphs.current).toBe(first);
    supergraphs.activate(second);
    end();
    supergraphs.activate(third);
    expect(supergraphs.current).toBe(third);
    expect(told).toEqual([second]);
  });

  it('lets go of an old one when the last request that holds it is done', async () => {
    const supergraphs = new SupergraphSwitch(another());
    const old = new WeakRef(supergraphs.current);
    const heldByRequests = new Set([supergraphs.current]);
    supergraphs.activate(another());
    await collectGarbage();
    expect(old.deref() === undefined).toBe(false);
    heldByRequests.clear();
    await collectGarbage();
    expect(old.deref() === undefined).toBe(true);
  });
});

async function collectGarbage(): Promise<void> {
  // What a WeakRef was asked for stays until the turn ends.
  await breathe();
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
