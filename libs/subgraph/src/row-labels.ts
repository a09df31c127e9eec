import { ROW_LABEL_FIELD, type RowLabel, selectedFields } from '@pontio/field-labels';
import { type GraphQLResolveInfo, getNamedType, isCompositeType } from 'graphql';

/**
 * A row that says it is more sensitive than its fields are.
 *
 * @example labelRow({ name: 'Sertraline' }, { category: 'MENTAL_HEALTH' })
 */
export function labelRow<T extends object>(
  row: T,
  label: RowLabel,
): T & { readonly [ROW_LABEL_FIELD]: RowLabel } {
  return { ...row, [ROW_LABEL_FIELD]: label };
}

/**
 * Whether a caller asks the rows of a field for their labels, and so will decide about each. Rows that are more
 * sensitive than their fields must not go to one who does not.
 */
export function asksForRowLabels(info: GraphQLResolveInfo): boolean {
  const type = getNamedType(info.returnType);
  if (!isCompositeType(type)) return false;
  return info.fieldNodes.some(({ selectionSet }) =>
    selectedFields(info.schema, type, selectionSet?.selections ?? [], info.fragments).some(
      ({ field }) => field.name === ROW_LABEL_FIELD,
    ),
  );
}
