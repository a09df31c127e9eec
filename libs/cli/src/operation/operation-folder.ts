import { statSync } from 'node:fs';
import { type OperationFolder, readOperations, shippedOperations } from '@pontio/gateway/operations';
import { wrongUsage } from '../terminal/command-failed.js';

/**
 * Reads a folder of operations; left out, the one that ships.
 *
 * @throws CommandFailed (wrong usage) when there is no such folder
 */
export function operationsIn(folder: string = shippedOperations): OperationFolder {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw wrongUsage(`There is no folder ${folder}.`, 'Name the folder where the operations are.');
  return readOperations(folder);
}
