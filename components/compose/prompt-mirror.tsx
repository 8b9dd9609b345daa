import { promptBox } from '#components/compose/prompt-field.tsx'
import { parse } from '#lib/camera/parse.ts'
import type { Problem } from '#lib/camera/problem.ts'

/** The prompt again, unseen but for the chips behind its directives and the lines under what is wrong. */
export function PromptMirror({
  prompt,
  problems,
}: {
  prompt: string
  problems: readonly Problem[]
}) {
  return (
    <span aria-hidden className={`${promptBox} border-transparent bg-surface text-transparent`}>
      {parse(prompt).map(({ kind, raw, start, end }) => (
        <span
          key={start}
          className={
            kind === 'bracket'
              ? 'rounded-[4px] bg-fill shadow-[0_0_0_1px_var(--border)] [box-decoration-break:clone]'
              : ''
          }
        >
          {pieces(start, end, problems).map((piece) => (
            <span
              key={piece.start}
              className={
                piece.wrong
                  ? 'underline decoration-2 decoration-attention decoration-wavy underline-offset-4 [text-decoration-skip-ink:none]'
                  : ''
              }
            >
              {raw.slice(piece.start - start, piece.end - start)}
            </span>
          ))}
        </span>
      ))}
      {'\n'}
    </span>
  )
}

/** Cuts `start`…`end` where a problem begins or ends. */
function pieces(start: number, end: number, problems: readonly Problem[]) {
  const cuts = problems.flatMap((problem) => [problem.start, problem.end])
  const edges = [...new Set([start, ...cuts.filter((cut) => cut > start && cut < end), end])].sort(
    (a, b) => a - b,
  )
  return edges.slice(0, -1).map((from, index) => ({
    start: from,
    end: edges[index + 1] ?? end,
    wrong: problems.some(
      (problem) => isInText(problem) && problem.start <= from && from < problem.end,
    ),
  }))
}

/** Some problems are of the settings and only point at the first directive. */
function isInText({ code }: Problem): boolean {
  return code !== 'directives_ignored' && code !== 'optimizer_rewrites' && code !== 'moves_rushed'
}
