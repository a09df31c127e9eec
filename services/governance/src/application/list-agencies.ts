import type { DataSource } from 'typeorm';
import { Agency, type DutyContact } from '../persistence/agency.entity.js';

/** An agency as the public directory shows it. */
export interface DirectoryEntry {
  readonly id: string;
  readonly name: string;
  readonly nameCy: string | null;
  readonly type: string;
  readonly subgraph: string | null;
  readonly dutyContact: DutyContact;
}

/** Lists the agencies with their duty contacts, whatever their status: a telephone number never closes. */
export class ListAgencies {
  constructor(private readonly database: DataSource) {}

  async execute(): Promise<DirectoryEntry[]> {
    const agencies = await this.database.getRepository(Agency).find({ order: { id: 'ASC' } });
    return agencies.map(({ id, name, type, subgraph, dutyContact }) => ({
      id,
      name: name.en,
      nameCy: name.cy ?? null,
      type,
      subgraph,
      dutyContact,
    }));
  }
}
