/** What a police force serves: incidents that lead to other people, some of them more sensitive than others. */
export const policeTypes = `type Person @key(fields: "id") {
       id: ID @ig(category: "DEMOGRAPHIC", level: C1, nature: ADMIN)
       police: PoliceRecord @ig(category: "OFFENCE", level: C4)
     }
     type PoliceRecord @ig(category: "OFFENCE", level: C4) { warnings: Int incidents: [Incident] reporter: Person }
     type Incident @ig(category: "OFFENCE", level: C4) {
       date: String
       people: [Person]
       place: Place
       _label: RowLabel @inaccessible
     }
     type Place @ig(category: "OFFENCE", level: C4) { town: String }`;
