import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/**
 * What the provider keeps: its registered clients, which nothing changes, and the assertion ids it has
 * seen, which only have to outlive an assertion. Access tokens are self-contained and kept nowhere.
 */
export function clientRegister(clients: readonly (AdapterPayload & { client_id: string })[]): AdapterFactory {
  const registered = new Map(clients.map((client) => [client.client_id, client]));
  return (model) => (model === 'Client' ? memory(registered) : memory(new Map()));
}

function memory(kept: Map<string, AdapterPayload>): Adapter {
  const nothing = (): Promise<undefined> => Promise.resolve(undefined);
  return {
    find: (id) => Promise.resolve(kept.get(id)),
    upsert: (id, payload) => Promise.resolve(void kept.set(id, payload)),
    destroy: (id) => Promise.resolve(void kept.delete(id)),
    consume: nothing,
    findByUid: nothing,
    findByUserCode: nothing,
    revokeByGrantId: nothing,
  };
}
