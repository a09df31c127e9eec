/**
 * Something that claims to be part of a log does not have its form. The message says in plain words what is
 * wrong, and is fit to be shown to the person who verifies.
 */
export class MalformedLog extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MalformedLog';
  }
}
