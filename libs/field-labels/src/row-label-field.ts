import type { GraphQLCompositeType } from 'graphql';
import { isObjectType } from 'graphql';

/** The reserved field in which a row says that it is more sensitive than its fields. */
export const ROW_LABEL_FIELD = '_label';

/** Whether a coordinate is that of a row's label: no value, and nothing that is decided about. */
export function isRowLabel(coordinate: string): boolean {
  return coordinate.endsWith(`.${ROW_LABEL_FIELD}`);
}

/** Whether rows of a type may say that they are more sensitive than their fields. */
export function carriesRowLabel(type: GraphQLCompositeType): boolean {
  return isObjectType(type) && type.getFields()[ROW_LABEL_FIELD] !== undefined;
}
