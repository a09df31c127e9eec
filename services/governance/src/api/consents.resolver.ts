import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { SubgraphContext } from '@pontio/subgraph';
import { ChangeRegister } from '../application/changes/change-register.js';
import { invalidateConsent } from '../application/consents/invalidate-consent.js';
import { recordConsent } from '../application/consents/record-consent.js';
import { withdrawConsent } from '../application/consents/withdraw-consent.js';
import { Present, type Presented } from './present.js';

/** Answers on consent: recorded, withdrawn, found invalid. */
@Resolver()
export class ConsentsResolver {
  constructor(
    private readonly register: ChangeRegister,
    private readonly present: Present,
  ) {}

  @Mutation('recordConsent')
  recordConsent(@Args() args: unknown, @Context() { release }: SubgraphContext): Promise<Presented> {
    return this.register
      .by(recordConsent, release.order, args)
      .then((consent) => this.present.consent(consent));
  }

  @Mutation('withdrawConsent')
  withdrawConsent(@Args() args: unknown, @Context() { release }: SubgraphContext): Promise<Presented> {
    return this.register
      .by(withdrawConsent, release.order, args)
      .then((consent) => this.present.consent(consent));
  }

  @Mutation('invalidateConsent')
  invalidateConsent(@Args() args: unknown, @Context() { release }: SubgraphContext): Promise<Presented> {
    return this.register
      .by(invalidateConsent, release.order, args)
      .then((consent) => this.present.consent(consent));
  }
}
