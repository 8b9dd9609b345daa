import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { Writing } from '#components/compose/use-prompt.ts'
import { useFieldEvent } from '#components/directives/use-field-event.ts'
import type { Problem } from '#lib/camera/problem.ts'

type Given = {
  writing: Writing
  problems: readonly Problem[]
  fix: (problem: Problem) => void
}

/** Said when somebody stops typing, not at every letter. */
const pauseMilliseconds = 900

/** F8 or Alt+↓ goes to the next note and selects its place, Alt+Enter does its fix; what happens is said. */
export function useLintKeys({ writing: { field }, problems, fix }: Given) {
  const t = useTranslations('directives.lint')
  const camera = useTranslations('camera.lint')
  const [visit, setVisit] = useState<{ problem: Problem; said: string }>()
  const [said, setSaid] = useState('')
  const at = problems.findIndex((problem) => visit && isSame(problem, visit.problem))
  const current = at < 0 ? undefined : at

  const count = problems.length
  /** What was mended is said last; how many are left is not said over it. */
  const mended = useRef(false)
  const counting = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (mended.current) {
      mended.current = false
      return
    }
    counting.current = setTimeout(
      () => setSaid(count > 0 ? t('found', { count }) : ''),
      pauseMilliseconds,
    )
    return () => clearTimeout(counting.current)
  }, [count, t])

  const go = (element: HTMLTextAreaElement, step: 1 | -1) => {
    clearTimeout(counting.current) // who goes to a note hears that note
    const next = current === undefined ? nearest(problems, element, step) : current + step
    const index = (next + count) % count
    const problem = problems[index]
    if (!problem) return setSaid(t('none'))
    element.setSelectionRange(problem.start, problem.end)
    const message = camera(problem.code, problem.params)
    const place = t('at', { index: index + 1, count, message })
    const words = problem.fix ? `${place} ${t('fixHint')}` : place
    setVisit({ problem, said: words })
    setSaid(words)
  }
  const mend = ({ selectionStart }: HTMLTextAreaElement) => {
    const here = problems.find(
      ({ start, end, fix: offered }) => offered && start <= selectionStart && selectionStart <= end,
    )
    const visited = current === undefined ? undefined : problems[current]
    const problem = visited ?? here ?? problems.find((each) => each.fix)
    if (!problem?.fix) return setSaid(t('noFix'))
    mended.current = true
    setVisit(undefined)
    setSaid(t('fixed', { message: camera(problem.code, problem.params) }))
    fix(problem)
  }
  useFieldEvent(field, 'keydown', (event, element) => {
    const { key, altKey, shiftKey } = event
    if (goesToNote(event)) go(element, shiftKey || key === 'ArrowUp' ? -1 : 1)
    else if (altKey && key === 'Enter') mend(element)
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  return { current, said }
}

export function goesToNote({ key, altKey }: KeyboardEvent): boolean {
  return key === 'F8' || (altKey && (key === 'ArrowDown' || key === 'ArrowUp'))
}

function isSame(a: Problem, b: Problem): boolean {
  return a.code === b.code && a.start === b.start && a.end === b.end
}

/** The first note behind the caret, or the last before it. */
function nearest(
  problems: readonly Problem[],
  { selectionStart, selectionEnd }: HTMLTextAreaElement,
  step: 1 | -1,
): number {
  if (step < 0) return problems.findLastIndex(({ end }) => end <= selectionStart)
  const index = problems.findIndex(({ start }) => start >= selectionEnd)
  return index < 0 ? 0 : index
}
