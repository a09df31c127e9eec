import type { AssuranceFacts } from '@pontio/decision';
import type {
  AgencyStatus,
  AgencyType,
  Jurisdiction,
  PractitionerRole,
  StatutoryRole,
  Text,
} from '@pontio/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How to reach the duty team. Public: it is given to everybody, refused or not. */
export interface DutyContact {
  readonly phone: string;
  readonly hours: string;
  readonly outOfHours: string;
}

@Entity()
export class Agency {
  @PrimaryColumn('text') id!: string;
  @Column('jsonb') name!: Text;
  @Column('text') type!: AgencyType;
  @Column('text') jurisdiction!: Jurisdiction;
  @Column('text') status!: AgencyStatus;
  @Column('boolean') publicAuthority!: boolean;
  @Column('text', { array: true }) statutoryRoles!: StatutoryRole[];
  @Column('jsonb') assurance!: AssuranceFacts[];
  @Column('text', { array: true }) breakGlassRoles!: PractitionerRole[];
  @Column('jsonb') dutyContact!: DutyContact;
  /** Subgraph that serves the agency's records. */
  @Column('text', { nullable: true }) subgraph!: string | null;
}
