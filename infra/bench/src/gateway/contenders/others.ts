import { join } from 'node:path';
import type { Contender } from './contender.js';
import { installed } from './install.js';

const inFolder = (name: string, folder: string): Contender => ({
  name,
  world: 'plain',
  command: () => ({ cwd: installed(folder), args: ['server.mjs'] }),
});

function hive(name: string, planner: 'js' | 'rust', deduplication: 'off' | 'on'): Contender {
  const program = join('node_modules', '@graphql-hive', 'gateway', 'dist', 'bin.js');
  return {
    name,
    world: 'plain',
    command: () => ({
      cwd: installed('hive-gateway'),
      args: [program, 'supergraph', '--config-path', 'gateway.config.mjs'],
      env: { PLANNER: planner, DEDUPLICATION: deduplication },
    }),
  };
}

export const plainApollo = inFolder('plain @apollo/gateway', 'apollo-gateway');
export const nestApollo = inFolder('NestJS ApolloGatewayDriver', 'nest-gateway');
export const mercurius = inFolder('Mercurius', 'mercurius');
export const hiveJs = hive('Hive Gateway, JS planner', 'js', 'off');
export const hiveRust = hive('Hive Gateway, Rust planner', 'rust', 'off');
export const hiveRustDeduplicated = hive('Hive Gateway, Rust planner, de-duplication on', 'rust', 'on');
