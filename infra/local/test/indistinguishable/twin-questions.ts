const person = `
  health { allergies registeredPractice medicines { name } contacts { kind } }
  clinic { visits }
  police {
    incidents { on people { id health { allergies } police { reporter { id health { allergies } } } } }
    reporter { id health { allergies } clinic { visits } }
  }
`;

/** What the tests ask about each of two people: all there is, each kind alone, and in a list. */
export const questions = {
  everything: `query Everything($about: PersonIdentifierInput!) { person(identifier: $about) { id ${person} } }`,
  'clinic-alone': `query ClinicAlone($about: PersonIdentifierInput!) { person(identifier: $about) { clinic { visits } } }`,
  'met-alone': `query MetAlone($about: PersonIdentifierInput!) {
    person(identifier: $about) { police { incidents { on people { health { allergies } } } } }
  }`,
  'rows-alone': `query RowsAlone($about: PersonIdentifierInput!) { person(identifier: $about) { health { medicines { name } } } }`,
  'in-a-list': `query InAList($about: PersonIdentifierInput!, $brother: PersonIdentifierInput!) {
    people(identifiers: [$brother, $about, $brother]) { id health { allergies contacts { kind } } }
  }`,
} as const;
