import { PontioSupergraph } from '../src/supergraph/supergraph.js';
import { source, subgraphs } from './three-agencies.js';

/** A library whose loans another agency knows more about, by their reference; some of it more sensitive. */
export const withLibrary = PontioSupergraph.compose([
  ...subgraphs.filter(({ name }) => name === 'person-index'),
  source(
    'agency-library',
    `type Person @key(fields: "id") {
       id: ID @ig(category: "DEMOGRAPHIC", level: C1, nature: ADMIN)
       loan: Loan @ig(category: "EDUCATION", level: C2)
     }
     type Loan @key(fields: "ref") @ig(category: "EDUCATION", level: C2) { ref: ID title: String }`,
  ),
  source(
    'agency-reading',
    `type Loan @key(fields: "ref") @ig(category: "EDUCATION", level: C2) {
       ref: ID
       reason: String
       _label: RowLabel @inaccessible
     }`,
  ),
]);
