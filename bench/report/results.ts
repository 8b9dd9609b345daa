import type { Finding, Verdict } from './finding.ts'

export type RowResult = { number: number; title: string; workload: string; findings: Finding[] }

const words: Record<Verdict, string> = { met: '**met**', missed: 'missed', void: 'void', told: '' }

export type Facts = { date: string; rounds: number; machine: string[] }

/** The whole of bench/RESULTS.md. Sections of `before`, the page as it was, stay where a row was not measured now. */
export function resultsPage(rows: RowResult[], facts: Facts, before: string): string {
  const sections = new Map([
    ...sectionsOf(before),
    ...rows.map((row) => [row.number, section(row, facts)] as const),
  ])
  const inOrder = [...sections].sort(([a], [b]) => a - b).map(([, text]) => text)
  return `${head(facts)}\n${inOrder.join('\n')}`
}

function sectionsOf(page: string): [number, string][] {
  return page
    .split(/^(?=## )/m)
    .slice(1)
    .map((text) => [Number.parseInt(text.slice(3), 10), `${text.trimEnd()}\n`])
}

function head({ machine }: Facts): string {
  return `# Results of \`npm run bench\`

${machine.map((fact) => `* ${fact}`).join('\n')}

Each row is measured beside its limit **L** in the same run. Ours, L and L a second time take turns in random order; a cell gives the median of the
rounds and, in brackets, the least and the most. *Ratio* is ours over L, round by round. *L/L* is L against itself: when its median leaves
0.85 to 1.18 the machine was too restless and the line is void. fsync is on. CPU is processor time by \`/proc\`, of the server and of PostgreSQL.
Absolute figures belong to this machine; the ratios are what is judged.
`
}

function section(
  { number, title, workload, findings }: RowResult,
  { date, rounds }: Facts,
): string {
  const notes = findings.flatMap(({ metric, note }) => (note ? [`* ${metric}: ${note}`] : []))
  return [
    `## ${number}. ${title}`,
    `${workload} (${date}, ${rounds} rounds)`,
    [
      '| metric | ours | L | ratio | L/L | goal | |',
      '|---|---|---|---|---|---|---|',
      ...findings.map(line),
    ].join('\n'),
    ...(notes.length > 0 ? [notes.join('\n')] : []),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n')
}

function line({ metric, ours, limit, ratio, self, goal, verdict }: Finding): string {
  return `| ${[metric, ours, limit, ratio, self, goal, words[verdict]].join(' | ')} |`
}
