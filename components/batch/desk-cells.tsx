import { CircleAlert, Lightbulb } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useMemo } from 'react'
import { lintOf } from '#components/batch/lint-of.ts'
import { useSettingsWords } from '#components/batch/settings-words.ts'
import type { DeskWork } from '#components/batch/use-batch-desk.ts'
import { ScrollBox } from '#components/ui/scroll-box.tsx'
import { lintCodes, type Problem } from '#lib/camera/problem.ts'
import { type Cell, cellsOf, mostCells } from '#lib/jobs/batch.ts'
import { dollars } from '#lib/money/dollars.ts'
import { type PriceTable, priceOf } from '#lib/money/price-table.ts'

type Props = { work: DeskWork; table: PriceTable }

/** Every cell, with what it costs: a press leaves it out. A line is one prompt with one choice, a column one frame. */
export function DeskCells({ work, table }: Props) {
  const t = useTranslations('batch.desk')
  const id = useId()
  const { matrix, desk } = work
  const { frameIds, prompts, choices, off } = matrix
  const count = frameIds.length * prompts.length * choices.length
  const cells = count > mostCells ? [] : cellsOf(matrix)
  const lines = prompts.flatMap((_, prompt) =>
    choices.map((_, choice) =>
      cells.filter((cell) => cell.prompt === prompt && cell.choice === choice),
    ),
  )
  return (
    <section aria-labelledby={id} className="grid grid-cols-1 gap-3">
      <div>
        <h3 id={id} className="font-medium text-sm">
          {t('cells', { count })}
        </h3>
        <p className="mt-0.5 text-muted text-xs">
          {frameIds.length === 0 ? t('noFrames') : t('cellsHint')}
        </p>
      </div>
      {cells.length > 0 && (
        <ScrollBox
          aria-label={t('cells', { count })}
          className="-mx-5 max-h-[60dvh] overflow-auto px-5 sm:mx-0 sm:px-0"
        >
          <table className="border-separate border-spacing-1">
            <thead>
              <tr>
                <td />
                {desk.frames.map((frame, n) => (
                  <th key={frame.id} scope="col" className="p-0 font-normal">
                    {/* biome-ignore lint/performance/noImgElement: private bytes of our own */}
                    <img
                      src={`/api/frames/${frame.id}?size=small`}
                      alt={t('frame', { n: n + 1 })}
                      className="stage mx-auto h-10 w-16 rounded-sm bg-stage object-contain"
                    />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((row) => (
                <tr key={row[0]?.n}>
                  <LineHead work={work} cell={row[0]} />
                  {row.map((cell) => (
                    <td key={cell.n} className="p-0 align-top">
                      <CellButton
                        cell={cell}
                        isOff={off.includes(cell.n)}
                        price={priceOf(table, choices[cell.choice] ?? nothing)}
                        press={() => work.toggle(cell)}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </section>
  )
}

const nothing = { model: '', resolution: '', durationSeconds: 0 }

function LineHead({ work, cell }: { work: DeskWork; cell: Cell | undefined }) {
  const t = useTranslations('batch.desk')
  const common = useTranslations('common')
  const words = useSettingsWords()
  const { prompts, choices } = work.matrix
  const prompt = prompts[cell?.prompt ?? 0] ?? ''
  const choice = choices[cell?.choice ?? 0]
  const problems = useMemo(() => (choice ? lintOf(prompt, choice) : []), [prompt, choice])
  return (
    <th
      scope="row"
      className="w-44 min-w-44 max-w-44 p-0 pr-2 text-left align-top font-normal sm:w-72 sm:min-w-72 sm:max-w-72"
    >
      <span className="line-clamp-2 break-words text-sm">{prompt || common('noPrompt')}</span>
      {choice && (
        <span className="line-clamp-2 text-muted text-xs">
          {choices.length > 1 && t('settingsNo', { n: (cell?.choice ?? 0) + 1 })} {words(choice)}
        </span>
      )}
      <Notes problems={problems} />
    </th>
  )
}

/** What the linter says of this line, told when it is opened. */
function Notes({ problems }: { problems: readonly Problem[] }) {
  const t = useTranslations('batch.desk')
  const camera = useTranslations('camera.lint')
  if (problems.length === 0) return null
  const wrong = problems.some(({ code }) => lintCodes[code] === 'error')
  const Icon = wrong ? CircleAlert : Lightbulb
  return (
    <details className="text-xs">
      <summary
        className={`touch inline-flex cursor-pointer items-center gap-1 ${wrong ? 'text-failed' : 'text-attention'}`}
      >
        <Icon aria-hidden className="size-3.5" />
        {t('notes', { count: problems.length })}
      </summary>
      <ul className="mt-1 grid gap-1">
        {problems.map(({ code, start, params }) => (
          <li key={`${code} ${start}`}>{camera(code, params)}</li>
        ))}
      </ul>
    </details>
  )
}

type CellProps = { cell: Cell; isOff: boolean; price: number | null; press: () => void }

function CellButton({ cell, isOff, price, press }: CellProps) {
  const t = useTranslations('batch.desk')
  const { frame, prompt, choice } = cell
  return (
    <button
      type="button"
      aria-pressed={!isOff}
      aria-label={t('cell', {
        frame: frame + 1,
        prompt: prompt + 1,
        settings: choice + 1,
        price: price === null ? t('unknownPrice') : dollars(price),
      })}
      onClick={press}
      className="touch h-11 w-full min-w-16 rounded-sm border border-control bg-surface px-2 text-xs tabular-nums transition-colors hover:border-muted aria-[pressed=false]:border-border aria-[pressed=false]:border-dashed aria-[pressed=false]:bg-transparent aria-[pressed=false]:text-muted aria-[pressed=false]:line-through"
    >
      {price === null ? '?' : dollars(price)}
    </button>
  )
}
