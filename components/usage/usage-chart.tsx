import { getTranslations } from 'next-intl/server'
import { Chart } from '#components/usage/chart.tsx'
import { usageTable } from '#components/usage/table.ts'
import { colourStyle } from '#lib/projects/colours.ts'
import type { Grouping, Usage } from '#lib/usage/view.ts'

/** More bars than this are lines that nobody tells apart. */
const mostBars = 12

export type Bar = { name: string; spent: number; lost: number; takes: number; fill?: string }

/** The same numbers as a picture. The table has them all; this is for the eye. */
export async function UsageChart({ usage, by }: { usage: Usage; by: Grouping }) {
  const [t, { rows: cells }] = await Promise.all([getTranslations('usage'), usageTable(usage, by)])
  const bars = usage.rows.map(({ sums, colour }, at): Bar => {
    const name = cells[at]?.cells[0]?.text ?? ''
    const { chargedMicros, lostMicros, asked } = sums
    return {
      name,
      spent: chargedMicros / 1_000_000,
      lost: lostMicros / 1_000_000,
      takes: asked,
      ...(colour && { fill: colourStyle(colour) }),
    }
  })
  const isMoney = by !== 'outcome' && bars.some(({ spent, lost }) => spent + lost > 0)
  const label = isMoney
    ? t('chart.money', { by: t(`by.${by}`) })
    : t('chart.takes', { by: t(`by.${by}`) })
  return (
    <Chart
      bars={by === 'day' ? bars.reverse() : shortened(bars, t('chart.others'))}
      upright={by === 'day'}
      of={isMoney ? 'money' : 'takes'}
      label={label}
      words={{ spent: t('column.spent'), lost: t('column.lost'), takes: t('column.takes') }}
    />
  )
}

function shortened(bars: Bar[], others: string): Bar[] {
  if (bars.length <= mostBars) return bars
  const rest = bars.slice(mostBars - 1)
  const sum = (of: 'spent' | 'lost' | 'takes') => rest.reduce((all, bar) => all + bar[of], 0)
  const last = { name: others, spent: sum('spent'), lost: sum('lost'), takes: sum('takes') }
  return [...bars.slice(0, mostBars - 1), last]
}
