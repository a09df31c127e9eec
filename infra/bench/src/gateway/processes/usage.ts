import { readFileSync, readdirSync } from 'node:fs';

/** Clock ticks a second in `/proc`; Linux has it so on every machine that Node runs on. */
const TICKS = 100;

/** CPU time that a process and its children have used so far, in milliseconds. */
export function cpuMsOf(pid: number): number {
  return treeOf(pid).reduce((sum, id) => {
    const fields = statOf(id);
    return sum + ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS;
  }, 0);
}

/** Memory that a process and its children hold, in MB. */
export function memoryMbOf(pid: number): number {
  return treeOf(pid).reduce((sum, id) => {
    const kb = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${String(id)}/status`, 'utf8'))?.[1];
    return sum + Number(kb ?? 0) / 1024;
  }, 0);
}

function treeOf(pid: number): number[] {
  const children = readdirSync(`/proc/${String(pid)}/task`).flatMap((task) =>
    readFileSync(`/proc/${String(pid)}/task/${task}/children`, 'utf8')
      .split(' ')
      .filter((id) => id !== '')
      .map(Number),
  );
  return [pid, ...children.flatMap(treeOf)];
}

/** The fields of `/proc/<pid>/stat` after the name, which may hold spaces: field 3 of the manual page first. */
function statOf(pid: number): string[] {
  const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}
