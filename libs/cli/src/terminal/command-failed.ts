import { EXIT, type ExitCode } from './exit-codes.js';

/** A command could not do what it was asked. Says what, why in `problems`, and what to do. */
export class CommandFailed extends Error {
  constructor(
    readonly exitCode: ExitCode,
    what: string,
    readonly problems: readonly string[],
    readonly whatToDo: string,
  ) {
    super(what);
    this.name = 'CommandFailed';
  }
}

/** The command line names something that is not there. */
export const wrongUsage = (what: string, whatToDo: string): CommandFailed =>
  new CommandFailed(EXIT.wrongUsage, what, [], whatToDo);
