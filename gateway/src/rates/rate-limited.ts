import { PontioError } from '@pontio/errors';
import type { OverLimit } from './rate-limit.js';

/** Too much was asked in a minute. */
export class RateLimited extends PontioError {
  /** The audit trail has it that this limit was passed: once a minute is enough to know, and a flood must not flood it. */
  readonly isRepeated: boolean;

  constructor({ retryAfterSeconds, isRepeated }: OverLimit, detail: string) {
    super('RATE_LIMITED', { detail, retryAfterSeconds });
    this.isRepeated = isRepeated;
  }
}
