import type { ApolloServerPlugin } from '@apollo/server';
import type { SubgraphContext } from './release.js';

/** Tells the gateway how fresh the answer is: `extensions.source.asOf`, ISO 8601. */
export const freshnessPlugin: ApolloServerPlugin<SubgraphContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response, contextValue }) => {
        if (response.body.kind === 'single' && contextValue.asOf !== undefined) {
          response.body.singleResult.extensions = {
            ...response.body.singleResult.extensions,
            source: { asOf: contextValue.asOf },
          };
        }
        return Promise.resolve();
      },
    }),
};
