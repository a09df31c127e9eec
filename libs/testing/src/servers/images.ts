/** Images used where a Docker engine has them already; they are never pulled. */
export const POSTGRES_IMAGE = 'postgres:18';
/** See {@link POSTGRES_IMAGE}. */
export const KAFKA_IMAGE = 'apache/kafka:4.3.1';
