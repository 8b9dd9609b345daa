import { CircleAlert, Lightbulb } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import type { Writing } from '#components/compose/use-prompt.ts'
import { useLintKeys } from '#components/directives/use-lint-keys.ts'
import { Button } from '#components/ui/button.tsx'
import { isLintError, type Problem } from '#lib/camera/problem.ts'
import { defaultModel } from '#lib/jobs/catalog.ts'

const shownAtOnce = 4

type Props = {
  writing: Writing
  problems: readonly Problem[]
  fix: (problem: Problem) => void
}

/** What to know about the prompt before it is paid for, each with its fix where there is one. */
export function LintList({ writing, problems, fix }: Props) {
  const t = useTranslations('directives.lint')
  const camera = useTranslations('camera.lint')
  const listId = useId()
  const { current, said } = useLintKeys({ writing, problems, fix })
  const first = Math.min(Math.max(0, (current ?? 0) - shownAtOnce + 1), problems.length)
  const shown = problems.slice(first, first + shownAtOnce)
  const hidden = problems.length - shown.length
  return (
    <div>
      <p role="status" className="sr-only">
        {said}
      </p>
      <ul aria-label={t('title')} className="grid gap-2 empty:hidden">
        {shown.map((problem, index) => {
          const wrong = isLintError(problem.code)
          const Icon = wrong ? CircleAlert : Lightbulb
          const textId = `${listId}-${first + index}`
          return (
            <li
              key={`${problem.code} ${problem.start}`}
              aria-current={first + index === current || undefined}
              className="flex items-start gap-2.5 rounded-md bg-fill px-3 py-2 text-sm outline-foreground aria-[current]:outline-1"
            >
              <Icon
                aria-hidden
                className={`mt-0.5 size-4 shrink-0 ${wrong ? 'text-failed' : 'text-attention'}`}
              />
              <span id={textId} className="min-w-0 grow break-words">
                {camera(problem.code, problem.params)}
              </span>
              {problem.fix && (
                <Button
                  variant="link"
                  size="inline"
                  className="touch text-sm"
                  aria-describedby={textId}
                  onClick={() => fix(problem)}
                >
                  <FixLabel fix={problem.fix} />
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {problems.length > 0 && (
        <p className="mt-1.5 flex flex-wrap gap-x-4 text-muted text-xs empty:hidden">
          {hidden > 0 && <span>{t('more', { count: hidden })}</span>}
          <span className="pointer-coarse:hidden">{t('keys')}</span>
        </p>
      )}
    </div>
  )
}

function FixLabel({ fix }: { fix: NonNullable<Problem['fix']> }) {
  const t = useTranslations('directives.lint')
  if (!('setting' in fix)) return t('fix')
  if (fix.setting === 'promptOptimizer') return t('optimizerOff')
  if (fix.setting === 'durationSeconds') return t('longer', { seconds: fix.value })
  return t('useModel', { model: defaultModel })
}
