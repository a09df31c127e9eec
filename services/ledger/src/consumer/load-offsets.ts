import type { DataSource } from 'typeorm';

/** @returns the stored offset to read next, by partition */
export async function loadOffsets(dataSource: DataSource, topic: string): Promise<Map<number, string>> {
  const rows = await dataSource.query<{ partition: number; next_offset: string }[]>(
    'select partition, next_offset from kafka_offset where topic = $1',
    [topic],
  );
  return new Map(rows.map(({ partition, next_offset }) => [partition, next_offset]));
}
