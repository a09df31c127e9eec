// Makes modules afresh, so that what a mutant leaves in them (a constant, a digest kept) goes with it.
import { dirname, join } from 'node:path';

/** A `require` over some modules, each made once; what is not among them is asked of `elsewhere`. */
export function freshModules(modules, elsewhere) {
  const made = new Map();
  const load = (file) => {
    const known = made.get(file);
    if (known !== undefined) return known;
    const exports = {};
    made.set(file, exports);
    modules.get(file)(exports, (name) => {
      if (!name.startsWith('.')) return elsewhere(name);
      const path = join(dirname(file), name).replace(/\.js$/, '.ts');
      return modules.has(path) ? load(path) : elsewhere(path);
    });
    return exports;
  };
  return load;
}
