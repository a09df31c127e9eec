import type { AgencyFacts } from '../../facts/agency-facts.js';
import type { AgreementFacts } from '../../facts/agreement-facts.js';
import type { FieldQuestion } from '../../facts/decision-input.js';
import type { SubjectFacts } from '../../facts/subject-facts.js';
import { type AgencyCode, compileAgency } from './agency-code.js';
import { type AgreementCode, compileAgreement } from './agreement-code.js';
import { type FieldsCode, compileFields } from './fields-code.js';
import { type PersonCode, compilePerson } from './person-code.js';

/**
 * Facts that an engine has met, each compiled once. Facts never change once decided on, so that it is the same
 * object means that it says the same. What is forgotten elsewhere is forgotten here.
 */
export interface CompiledFacts {
  readonly agency: (facts: AgencyFacts) => AgencyCode;
  readonly agreement: (facts: AgreementFacts) => AgreementCode;
  readonly person: (facts: SubjectFacts) => PersonCode;
  readonly fields: (facts: readonly FieldQuestion[]) => FieldsCode;
}

/** An empty store. `isProhibition` says whether the law of its engine has a prohibition. */
export function compiledFacts(isProhibition: (code: string) => boolean): CompiledFacts {
  return {
    agency: once(compileAgency),
    agreement: once(compileAgreement),
    person: once(compilePerson),
    fields: once((fields) => compileFields(fields, isProhibition)),
  };
}

function once<F extends object, C extends object>(compile: (facts: F) => C): (facts: F) => C {
  const known = new WeakMap<F, C>();
  return (facts) => {
    let code = known.get(facts);
    if (code === undefined) {
      code = compile(facts);
      known.set(facts, code);
    }
    return code;
  };
}
