import { fileURLToPath } from 'node:url';

/** The folder of the whole workspace, whether this runs from source or built. */
export const workspace = fileURLToPath(new URL('../../../', import.meta.url));

/** Folders of the workspace that commands read unless told otherwise. */
export const SHIPPED = {
  law: 'libs/vocabulary/law',
  cases: 'libs/decision/cases',
  supergraph: 'services/supergraph.yaml',
} as const;
