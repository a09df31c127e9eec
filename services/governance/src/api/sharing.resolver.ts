import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { SubgraphContext } from '@pontio/subgraph';
import { ChangeRegister } from '../application/changes/change-register.js';
import { closeNotice } from '../application/notices/close-notice.js';
import { openNotices } from '../application/notices/open-notices.js';
import { answerShareRequest } from '../application/sharing/answer-share-request.js';
import { recordNonDisclosure } from '../application/sharing/record-non-disclosure.js';
import { requestToShare } from '../application/sharing/request-to-share.js';
import { reviewNonDisclosure } from '../application/sharing/review-non-disclosure.js';
import { Present, type Presented } from './present.js';

/** Requests to share and decisions not to; the notices of both. */
@Resolver()
export class SharingResolver {
  constructor(
    private readonly register: ChangeRegister,
    private readonly present: Present,
  ) {}

  @Mutation('requestToShare')
  requestToShare(@Args() args: unknown, @Context() { release }: SubgraphContext): Promise<Presented> {
    return this.register.by(requestToShare, release.order, args).then(this.present.shareRequest);
  }

  @Mutation('answerShareRequest')
  answerShareRequest(@Args() args: unknown, @Context() { release }: SubgraphContext): Promise<Presented> {
    return this.register.by(answerShareRequest, release.order, args).then(this.present.shareRequest);
  }

  @Mutation('recordNonDisclosure')
  recordNonDisclosure(@Args() args: unknown, @Context() { release }: SubgraphContext): Promise<Presented> {
    return this.register.by(recordNonDisclosure, release.order, args).then(this.present.nonDisclosure);
  }

  @Mutation('reviewNonDisclosure')
  reviewNonDisclosure(@Args() args: unknown, @Context() { release }: SubgraphContext): Promise<Presented> {
    return this.register.by(reviewNonDisclosure, release.order, args).then(this.present.nonDisclosure);
  }

  @Mutation('closeNotice')
  closeNotice(@Args() args: unknown, @Context() { release }: SubgraphContext): Promise<Presented> {
    return this.register.by(closeNotice, release.order, args).then(this.present.notice);
  }

  @Mutation('openNotices')
  openNotices(@Args() args: unknown, @Context() { release }: SubgraphContext): Promise<number> {
    return openNotices(this.register, release.order, args);
  }
}
