import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { Bar as Entry } from '#components/usage/usage-chart.tsx'

export type ChartProps = {
  bars: Entry[]
  /** Bars stand (a day each) or lie (one for each name). */
  upright: boolean
  of: 'money' | 'takes'
  words: { spent: string; lost: string; takes: string }
}

const axis = { fill: 'var(--muted)', fontSize: 12 }
const quiet = { tickLine: false, axisLine: false, tick: axis } as const

/** Drawn for the eye alone: the figure around it says what it is, the table beside it has the numbers. */
export function ChartBars({ bars, upright, of, words }: ChartProps) {
  const say = (value: number) => (of === 'money' ? `$${value.toLocaleString()}` : `${value}`)
  const amounts = {
    ...quiet,
    type: 'number',
    tickFormatter: say,
    allowDecimals: of === 'money',
  } as const
  const names = { ...quiet, type: 'category', dataKey: 'name', interval: 'preserveStart' } as const
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={bars}
        layout={upright ? 'horizontal' : 'vertical'}
        accessibilityLayer={false}
        margin={{ top: 4, right: 12, bottom: 0, left: 0 }}
        barCategoryGap="22%"
      >
        <CartesianGrid stroke="var(--border)" vertical={!upright} horizontal={upright} />
        {upright ? (
          <XAxis {...names} tickFormatter={(day: string) => day.slice(5)} minTickGap={16} />
        ) : (
          <XAxis {...amounts} />
        )}
        {upright ? (
          <YAxis {...amounts} width={56} />
        ) : (
          <YAxis {...names} width={120} interval={0} tickFormatter={short} />
        )}
        <Tooltip
          cursor={{ fill: 'var(--fill)' }}
          formatter={(value) => say(Number(value))}
          contentStyle={{
            background: 'var(--raised)',
            border: '1px solid var(--border)',
            borderRadius: 8,
            fontSize: 12,
          }}
          itemStyle={{ color: 'var(--foreground)' }}
        />
        {of === 'takes' ? (
          <Bar dataKey="takes" name={words.takes} fill="var(--info)" isAnimationActive={false} />
        ) : (
          <Bar
            dataKey="spent"
            name={words.spent}
            stackId="money"
            fill="var(--tally)"
            isAnimationActive={false}
          />
        )}
        {of === 'money' && (
          <Bar
            dataKey="lost"
            name={words.lost}
            stackId="money"
            fill="var(--muted)"
            fillOpacity={bars.some(({ fill }) => fill) ? 0.45 : 1}
            isAnimationActive={false}
          />
        )}
      </BarChart>
    </ResponsiveContainer>
  )
}

const shownCharacters = 16

function short(name: string): string {
  return [...name].length > shownCharacters
    ? `${[...name].slice(0, shownCharacters - 1).join('')}…`
    : name
}
