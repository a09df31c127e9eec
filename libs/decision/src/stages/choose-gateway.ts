import { GATEWAY_KINDS, type LegalGateway, type ReasonCode } from '@pontio/vocabulary';
import { agreementFor } from '../agreements.js';
import { type CellCase, type Stage, goOn, stop } from '../cell-case.js';
import { gatewayFault } from '../gateway-fault.js';

/** Of several faults, the one that came nearest to being met says most: later in this list wins. */
const NEARNESS: readonly ReasonCode[] = [
  'NO_GATEWAY',
  'GATEWAY_NOT_IN_FORCE',
  'GATEWAY_WRONG_JURISDICTION',
  'RECIPIENT_NOT_ELIGIBLE',
  'BASIS_NOT_AVAILABLE',
  'VICTIM_PROCEDURE',
];

/**
 * 4 GATEWAY: the strongest candidate that is met. Candidates are those the caller names or, if none is named,
 * those the agreement lists; the engine never invents one.
 */
export const chooseGateway: Stage = {
  name: 'GATEWAY',
  check: (cell) => {
    let nearest: { readonly reason: ReasonCode; readonly ref?: string } = { reason: 'NO_GATEWAY' };
    for (const gateway of candidates(cell)) {
      const reason = gatewayFault(gateway, cell);
      if (reason === undefined) return goOn({ gateway });
      const nearer = NEARNESS.indexOf(reason) > NEARNESS.indexOf(nearest.reason);
      if (nearer || nearest.ref === undefined) nearest = { reason, ref: gateway.code };
    }
    const { reason, ref } = nearest;
    return stop(reason, ref === undefined ? {} : { ref });
  },
};

function candidates(cell: CellCase): readonly LegalGateway[] {
  const named = cell.input.request.gateways;
  const codes = named.length > 0 ? named : (agreementFor(cell)?.law.map(({ gateway }) => gateway) ?? []);
  return codes
    .flatMap((code) => cell.law.gateways.get(code) ?? [])
    .sort((a, b) => rank(a) - rank(b) || Number(isLastResort(a)) - Number(isLastResort(b)));
}

const rank = ({ kind }: LegalGateway): number => GATEWAY_KINDS.indexOf(kind);

const isLastResort = ({ conditions }: LegalGateway): boolean => conditions.includes('NOTHING_NARROWER');
