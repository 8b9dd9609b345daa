import { memo, type RefObject } from 'react'
import { promptBox } from '#components/directives/prompt-field.tsx'
import { parse, type Segment } from '#lib/camera/parse.ts'
import type { Problem } from '#lib/camera/problem.ts'

type Props = {
  prompt: string
  problems: readonly Problem[]
  /** Where the caret menu measures. */
  mirror: RefObject<HTMLSpanElement | null>
}

/** The prompt again, unseen but for the chips behind its directives and the lines under what is wrong. */
export const PromptMirror = memo(function PromptMirror({ prompt, problems, mirror }: Props) {
  return (
    <span aria-hidden ref={mirror} className={`${promptBox} border-transparent text-transparent`}>
      {parse(prompt).map((segment, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a letter typed at the front moves every offset
        <span key={index} className={segment.kind === 'bracket' ? chip : ''}>
          {pieces(segment, problems).map(({ start, end, line }, piece) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <span key={piece} className={line ? `${squiggle} ${lines[line]}` : ''}>
              {segment.raw.slice(start - segment.start, end - segment.start)}
            </span>
          ))}
        </span>
      ))}
      {'\n'}
    </span>
  )
})

const chip = 'rounded-[4px] bg-fill shadow-[0_0_0_1px_var(--border)] [box-decoration-break:clone]'
const squiggle =
  'underline decoration-2 decoration-wavy underline-offset-4 [text-decoration-skip-ink:none]'
const lines = { warning: 'decoration-attention', error: 'decoration-failed' } as const

type Piece = { start: number; end: number; line: keyof typeof lines | undefined }

/** Cuts a segment where a problem begins or ends. */
function pieces({ start, end }: Segment, problems: readonly Problem[]): Piece[] {
  const here = problems.filter((each) => isInText(each) && each.start < end && each.end > start)
  const cuts = here.flatMap((each) => [each.start, each.end])
  const inside = cuts.filter((cut) => cut > start && cut < end).sort((a, b) => a - b)
  const edges = [...new Set([start, ...inside, end])]
  return edges.slice(0, -1).map((from, index) => {
    const under = here.filter((each) => each.start <= from && from < each.end)
    const worst = under.some(({ code }) => code === 'too_long') ? 'error' : 'warning'
    return { start: from, end: edges[index + 1] ?? end, line: under.length > 0 ? worst : undefined }
  })
}

/** Some problems are of the settings and only point at the first directive, one is of the whole prompt. */
function isInText({ code }: Problem): boolean {
  return !['directives_ignored', 'optimizer_rewrites', 'moves_rushed', 'mostly_invisible'].includes(
    code,
  )
}
