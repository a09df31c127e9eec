import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { SubgraphContext } from '@pontio/subgraph';
import { closeBreakGlass } from '../application/break-glass/close-break-glass.js';
import { declareBreakGlass } from '../application/break-glass/declare-break-glass.js';
import { extendBreakGlass } from '../application/break-glass/extend-break-glass.js';
import { reviewBreakGlass } from '../application/break-glass/review-break-glass.js';
import { ChangeRegister } from '../application/changes/change-register.js';
import { Present, type Presented } from './present.js';

/** Breaking the glass: declared, extended, closed, reviewed. */
@Resolver()
export class BreakGlassResolver {
  constructor(
    private readonly register: ChangeRegister,
    private readonly present: Present,
  ) {}

  @Mutation('declareBreakGlass')
  declareBreakGlass(@Args() args: unknown, @Context() { release }: SubgraphContext): Promise<Presented> {
    return this.register.by(declareBreakGlass, release.order, args).then(this.present.breakGlass);
  }

  @Mutation('extendBreakGlass')
  extendBreakGlass(@Args() args: unknown, @Context() { release }: SubgraphContext): Promise<Presented> {
    return this.register.by(extendBreakGlass, release.order, args).then(this.present.breakGlass);
  }

  @Mutation('closeBreakGlass')
  closeBreakGlass(@Args() args: unknown, @Context() { release }: SubgraphContext): Promise<Presented> {
    return this.register.by(closeBreakGlass, release.order, args).then(this.present.breakGlass);
  }

  @Mutation('reviewBreakGlass')
  reviewBreakGlass(@Args() args: unknown, @Context() { release }: SubgraphContext): Promise<Presented> {
    return this.register.by(reviewBreakGlass, release.order, args).then(this.present.breakGlass);
  }
}
