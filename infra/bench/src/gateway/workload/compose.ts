import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

/** A service's schema and where it is. */
export interface PlacedSchema {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
}

/** @throws an Error with every problem of the composition */
export function composed(services: readonly PlacedSchema[]): string {
  const { supergraphSdl, errors } = composeServices(
    services.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })),
  );
  if (errors === undefined) return supergraphSdl;
  throw new Error(`The benchmark's services do not compose: ${errors.join('\n')}`);
}
