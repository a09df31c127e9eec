import { Args, Query, Resolver } from '@nestjs/graphql';
import { ResolveSubject, type SubjectMatch } from '../application/resolve-subject.js';
import type { GivenIdentifier } from '../identifiers/identifier.js';

@Resolver('Person')
export class PersonResolver {
  constructor(private readonly resolveSubject: ResolveSubject) {}

  @Query('person')
  async person(@Args('identifier') identifier: unknown): Promise<{ id: string } | null> {
    const { personId } = await this.resolveSubject.execute(identifier as GivenIdentifier);
    return personId === undefined ? null : { id: personId };
  }

  @Query('resolveSubjects')
  async resolveSubjects(@Args('identifiers') identifiers: unknown): Promise<SubjectMatch[]> {
    const asked = identifiers as GivenIdentifier[];
    return Promise.all(asked.map((identifier) => this.resolveSubject.execute(identifier)));
  }
}
