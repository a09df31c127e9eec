import { type EntityManager, In } from 'typeorm';
import { AgreementSignature } from '../../persistence/agreement-signature.entity.js';
import { AgreementStatusChange } from '../../persistence/agreement-status-change.entity.js';
import type { Agreement } from '../../persistence/agreement.entity.js';

/** One version of an agreement with what happened to it. */
export interface AgreementHistory {
  readonly agreement: Agreement;
  readonly signatures: readonly AgreementSignature[];
  readonly history: readonly AgreementStatusChange[];
}

/** One version with its history. */
export async function historyOf(manager: EntityManager, agreement: Agreement): Promise<AgreementHistory> {
  const [history] = await withHistory(manager, [agreement]);
  return history ?? { agreement, signatures: [], history: [] };
}

/** Adds signatures and changes of status, in the same two queries however many agreements there are. */
export async function withHistory(
  manager: EntityManager,
  agreements: readonly Agreement[],
): Promise<AgreementHistory[]> {
  const agreementId = In([...new Set(agreements.map(({ id }) => id))]);
  const signatures = await manager.findBy(AgreementSignature, { agreementId });
  const changes = await manager.find(AgreementStatusChange, {
    where: { agreementId },
    order: { position: 'ASC' },
  });
  return agreements.map((agreement) => {
    const isOfThis = ({ agreementId: id, version }: { agreementId: string; version: number }): boolean =>
      id === agreement.id && version === agreement.version;
    return { agreement, signatures: signatures.filter(isOfThis), history: changes.filter(isOfThis) };
  });
}
