/** Where a slow first start says what it is doing; a pino logger fits. */
export interface ProgressLog {
  info(message: string): void;
}
