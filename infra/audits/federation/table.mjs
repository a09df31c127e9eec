// The result, as a Markdown table.

/** One row a suite, one column a contender, and the totals. */
export function table(suites, names) {
  const total = suites.reduce((sum, { cases }) => sum + cases, 0);
  const passed = (name) => suites.reduce((sum, { results }) => sum + results[name].passed, 0);
  const fallbacks = (name) => suites.reduce((sum, { results }) => sum + results[name].fallbacks, 0);
  const row = (cells) => `| ${cells.join(' | ')} |`;
  return [
    row(['Suite', 'Cases', ...names]),
    row(['---', '---', ...names.map(() => '---')]),
    ...suites.map(({ id, cases, results }) => row([id, cases, ...names.map((name) => results[name].passed)])),
    row(['**all**', total, ...names.map((name) => `**${passed(name)}**`)]),
    row(['run by the fall-back', '', ...names.map((name) => fallbacks(name))]),
  ].join('\n');
}
