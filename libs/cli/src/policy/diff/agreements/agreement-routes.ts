import { type Policy } from '@pontio/decision';
import { RECORDED_CONDITIONS, type RecordedCondition, isOneOf } from '@pontio/vocabulary';
import type { Pair } from '../../domain/side.js';
import type { AgreementFile } from '../../source/agreement-file.js';

type Party = AgreementFile['parties'][number];

/** From one agency to another, as far as an agreement speaks of them. */
export interface Route {
  readonly from: Party;
  readonly to: Party;
}

/** Every way from a party to a party in either version's rows, and parties that cannot be asked about. */
export function routesOf(versions: Pair<AgreementFile | undefined>): {
  readonly routes: readonly Route[];
  readonly unknownParties: readonly string[];
} {
  const files = versions.flatMap((file) => file ?? []);
  const parties = new Map(files.flatMap(({ parties: all }) => all.map((party) => [party.agencyId, party])));
  const pairs = files.flatMap(({ referenceTable }) =>
    referenceTable.flatMap(({ from, to }) => to.map((one) => `${from} ${one}`)),
  );
  const ids = [...new Set(pairs)].map((pair) => pair.split(' '));
  const isKnown = (id: string): boolean => parties.get(id)?.type !== undefined;
  return {
    routes: ids.flatMap(([first = '', second = '']) => {
      const [from, to] = [parties.get(first), parties.get(second)];
      return from !== undefined && to !== undefined && isKnown(first) && isKnown(second)
        ? [{ from, to }]
        : [];
    }),
    unknownParties: [...new Set(ids.flat())].filter((id) => !isKnown(id)).sort(),
  };
}

const isRecorded = isOneOf<RecordedCondition>(RECORDED_CONDITIONS);

/** Conditions of the law that the agreement cites: they are taken to be recorded. */
export function conditionsOf(
  versions: Pair<AgreementFile | undefined>,
  policies: Pair<Policy>,
): readonly RecordedCondition[] {
  const conditions = versions.flatMap((file, index) =>
    (file?.law ?? []).flatMap(({ gateway }) => policies[index]?.law.gateways.get(gateway)?.conditions ?? []),
  );
  return [...new Set(conditions)].filter(isRecorded);
}
