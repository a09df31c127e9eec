import type { SubjectRef } from '@pontio/audit-contract';
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { SubgraphContext } from '@pontio/subgraph';
import { searchEvents } from '../application/search/search-events.js';
import { OfficersDesk } from './officers-desk.js';
import { presentPage } from './present-entry.js';
import { type SearchArgs, pageOf, searchOf } from './search-args.js';

/** Answers an officer who looks for entries. */
@Resolver()
export class AuditSearchResolver {
  constructor(private readonly desk: OfficersDesk) {}

  @Query('auditSearch')
  async auditSearch(@Args() args: SearchArgs, @Context() context: SubgraphContext): Promise<unknown> {
    const search = searchOf(args, this.desk);
    const about = search.subjectRef === undefined ? {} : { subjectRef: search.subjectRef as SubjectRef };
    const page = await this.desk.answer({ args, context, what: 'SEARCH', about }, () =>
      searchEvents(this.desk.reader, search, pageOf(args)),
    );
    return presentPage(page);
  }
}
