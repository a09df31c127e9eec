import type { PontioSupergraph } from './supergraph.js';

/** Told of each supergraph that comes into force. */
export type SupergraphListener = (supergraph: PontioSupergraph) => void;

/**
 * The supergraph in force. A request asks for it once, when it begins, and goes on with that one whatever comes
 * into force meanwhile; an old one is gone when the last request that holds it is done.
 */
export class SupergraphSwitch {
  private readonly listeners = new Set<SupergraphListener>();

  constructor(private inForce: PontioSupergraph) {}

  get current(): PontioSupergraph {
    return this.inForce;
  }

  /** Puts another in force, between two requests and never within one. Make it ready before. */
  activate(supergraph: PontioSupergraph): void {
    this.inForce = supergraph;
    for (const listener of this.listeners) listener(supergraph);
  }

  /** @returns what ends it */
  subscribe(listener: SupergraphListener): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }
}
