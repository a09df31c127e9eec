/** Media type of an answer, and how faults of a document are told in it. */
export interface AcceptedType {
  readonly contentType: string;
  /**
   * Whether the caller named `application/json` and so may take any other status than 200 for the answer of
   * something on the way: then a document that does not fit is told in the body alone.
   *
   * @see GraphQL over HTTP, section 6.4.1
   */
  readonly isLegacy: boolean;
}

const MODERN = 'application/graphql-response+json';
const JSON_TYPE = 'application/json';

/** The first media type in an `Accept` header that an answer can have; undefined when there is none. */
export function acceptedType(accept: string | undefined): AcceptedType | undefined {
  for (const range of (accept ?? '*/*').replace(/\s/g, '').toLowerCase().split(',')) {
    const [mediaType = '', ...parameters] = range.split(';');
    const charset = parameters.find((parameter) => parameter.startsWith('charset='));
    if (charset !== undefined && !/^charset="?utf-?8"?$/.test(charset)) continue;
    if (mediaType === MODERN) return { contentType: `${MODERN}; charset=utf-8`, isLegacy: false };
    if ([JSON_TYPE, 'application/*', '*/*'].includes(mediaType)) {
      return { contentType: `${JSON_TYPE}; charset=utf-8`, isLegacy: mediaType === JSON_TYPE };
    }
  }
  return undefined;
}
