import { Args, Query, Resolver } from '@nestjs/graphql';
import { ResolveSubject, type SubjectMatch } from '../application/resolve-subject.js';
import { PontioError } from '@pontio/errors';
import type { GivenIdentifier } from '../identifiers/identifier.js';

/** People who may be asked about at once. */
const PEOPLE_MAX = 50;

@Resolver('Person')
export class PersonResolver {
  constructor(private readonly resolveSubject: ResolveSubject) {}

  @Query('person')
  async person(@Args('identifier') identifier: unknown): Promise<{ id: string } | null> {
    const { personId } = await this.resolveSubject.execute(identifier as GivenIdentifier);
    return personId === undefined ? null : { id: personId };
  }

  @Query('people')
  async people(@Args('identifiers') identifiers: unknown): Promise<({ id: string } | null)[]> {
    const asked = identifiers as GivenIdentifier[];
    if (asked.length > PEOPLE_MAX) throw new PontioError('OPERATION_REFUSED', { detail: 'too much: people' });
    return Promise.all(asked.map((identifier) => this.person(identifier)));
  }

  @Query('resolveRecords')
  async resolveRecords(
    @Args('agencyId') agencyId: string,
    @Args('recordRefs') recordRefs: string[],
  ): Promise<readonly SubjectMatch[]> {
    return this.resolveSubject.ofRecords(agencyId, recordRefs);
  }

  @Query('resolveSubjects')
  async resolveSubjects(@Args('identifiers') identifiers: unknown): Promise<SubjectMatch[]> {
    const asked = identifiers as GivenIdentifier[];
    return Promise.all(asked.map((identifier) => this.resolveSubject.execute(identifier)));
  }
}
