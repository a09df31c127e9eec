/** Address of the directive's specification; composition keeps only directives that have one. */
export const IG_SPEC_URL = 'https://specs.pontio.example/ig/v1.0';

/**
 * What every subgraph's schema begins with: the federation it speaks and the `@ig` directive, kept in the
 * supergraph by `@composeDirective`. A service's own schema file holds only its types.
 */
export const subgraphHeader = `
extend schema
  @link(
    url: "https://specs.apollo.dev/federation/v2.9"
    import: ["@key", "@composeDirective", "@inaccessible", "@shareable", "@external"]
  )
  @link(url: "${IG_SPEC_URL}", import: ["@ig"])
  @composeDirective(name: "@ig")

"""
What a field is, in the words of information governance. On an object it is the default of its fields.
"""
directive @ig(
  category: String!
  level: IgLevel!
  nature: IgNature! = FACT
  locationRevealing: Boolean! = false
  existenceSensitive: Boolean! = false
  "Whether a recipient may pass it on; left out, as its category has it."
  onward: IgOnward
) on OBJECT | FIELD_DEFINITION

"How confidential: C0 is public, C5 is never shared without a statute that names it."
enum IgLevel { C0 C1 C2 C3 C4 C5 }

"What kind of statement a value is."
enum IgNature { FACT PROFESSIONAL_OPINION ALLEGATION INTELLIGENCE SELF_REPORT ADMIN }

"What a recipient may do with a value beside using it for the purpose it came for."
enum IgOnward { FREE_IN_PURPOSE ASK_HOLDER NEVER }

"""
What one row is where it is more sensitive than its fields are, as an object of their words; null where it is not.
A type carries it as a field _label, inaccessible, and only the gateway asks for it.
"""
scalar RowLabel @inaccessible
`;
