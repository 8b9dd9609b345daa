import { CircleAlert, Lightbulb } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { lintCodes, type Problem } from '#lib/camera/problem.ts'
import { defaultModel } from '#lib/jobs/catalog.ts'

const shownAtOnce = 4

/** What to know about the prompt before it is paid for, each with its fix where there is one. */
export function LintList({
  problems,
  fix,
}: {
  problems: readonly Problem[]
  fix: (problem: Problem) => void
}) {
  const t = useTranslations('compose.lint')
  const camera = useTranslations('camera.lint')
  const label = ({ fix: repair }: Problem) => {
    if (!repair || !('setting' in repair)) return t('fix')
    return repair.setting === 'promptOptimizer'
      ? t('optimizerOff')
      : t('useModel', { model: defaultModel })
  }
  return (
    <ul aria-label={t('title')} aria-live="polite" className="grid gap-2 empty:hidden">
      {problems.slice(0, shownAtOnce).map((problem) => {
        const wrong = lintCodes[problem.code] === 'error'
        const Icon = wrong ? CircleAlert : Lightbulb
        return (
          <li
            key={`${problem.code} ${problem.start}`}
            className="flex items-start gap-2.5 rounded-md bg-fill px-3 py-2 text-sm"
          >
            <Icon
              aria-hidden
              className={`mt-0.5 size-4 shrink-0 ${wrong ? 'text-failed' : 'text-attention'}`}
            />
            <span className="min-w-0 grow break-words">{camera(problem.code, problem.params)}</span>
            {problem.fix && (
              <Button
                variant="link"
                size="inline"
                className="touch text-sm"
                onClick={() => fix(problem)}
              >
                {label(problem)}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
