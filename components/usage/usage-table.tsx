import { getTranslations } from 'next-intl/server'
import { ProjectDot } from '#components/projects/project-dot.tsx'
import { ScrollBox } from '#components/ui/scroll-box.tsx'
import { usageTable } from '#components/usage/table.ts'
import type { Grouping, Usage } from '#lib/usage/view.ts'

/** The numbers behind the picture. On a phone it is pushed sideways, its first column stays. */
export async function UsageTable({ usage, by }: { usage: Usage; by: Grouping }) {
  const [t, { head, rows, total }] = await Promise.all([
    getTranslations('usage'),
    usageTable(usage, by),
  ])
  const [first, ...others] = head
  return (
    <ScrollBox aria-label={t(`by.${by}`)} className="overflow-x-auto rounded-lg border bg-surface">
      <table className="w-full min-w-max border-separate border-spacing-0 text-sm [&_td]:border-b [&_td]:px-3 [&_td]:py-2 [&_th]:border-b [&_th]:px-3 [&_th]:py-2">
        <thead>
          <tr className="text-muted">
            <th scope="col" className={`${sticky} font-medium`}>
              {first}
            </th>
            {others.map((name) => (
              <th key={name} scope="col" className="text-right font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, colour, cells: [name, ...numbers] }) => (
            <tr key={key}>
              <th scope="row" className={`${sticky} max-w-48 font-normal sm:max-w-80`}>
                <span className="flex items-center gap-2">
                  {colour && <ProjectDot colour={colour} />}
                  <span className={by === 'day' ? 'figures' : 'truncate'} title={name?.text}>
                    {name?.text}
                  </span>
                </span>
              </th>
              {numbers.map(({ text }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <td key={at} className="figures text-right">
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="[&>*]:border-b-0 font-semibold">
            {total.map(({ text }, at) =>
              at === 0 ? (
                <th key={text} scope="row" className={sticky}>
                  {text}
                </th>
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <td key={at} className="figures text-right">
                  {text}
                </td>
              ),
            )}
          </tr>
        </tfoot>
      </table>
    </ScrollBox>
  )
}

const sticky = 'sticky left-0 bg-surface text-left'
