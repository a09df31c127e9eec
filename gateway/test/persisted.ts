import { type PersistedOperation, operationId } from '../src/persisted/persisted-operation.js';

const document =
  'query SchoolAttendance($child: PersonIdentifierInput!) { person(identifier: $child) { education { attendancePercent } } }';

/** A persisted operation about school attendance, for early help, unless said otherwise. */
export function aPersistedOperation(given: Partial<PersistedOperation> = {}): PersistedOperation {
  return {
    name: 'school-attendance',
    document,
    title: 'School attendance',
    description: 'How often a child attends.',
    purposes: ['EARLY_HELP'],
    example: { child: { system: 'NHS', value: '9990000018' } },
    ...given,
    id: operationId(given.document ?? document),
  };
}
