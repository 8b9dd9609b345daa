import { getTranslations } from 'next-intl/server'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import { Label } from '#components/ui/label.tsx'
import { type AskedUsage, usageQuery } from '#components/usage/asked.ts'
import { rangeNames } from '#lib/usage/range.ts'

const presets = rangeNames.filter((name) => name !== 'custom')

/** Which days: three at a press, any others by their dates. */
export async function RangeChooser({ asked, action }: { asked: AskedUsage; action: string }) {
  const t = await getTranslations('usage.range')
  const { name, from, to } = asked.range
  return (
    <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-3">
      <nav aria-label={t('label')} className="-mx-1 min-w-0 overflow-x-auto px-1 py-1">
        <ul className="flex gap-1.5">
          {presets.map((preset) => (
            <li key={preset}>
              <WorkspaceLink
                href={`/usage?${usageQuery({ ...asked, range: { ...asked.range, name: preset } })}`}
                aria-current={preset === name ? 'page' : undefined}
                className="touch inline-flex h-8 items-center whitespace-nowrap rounded-sm px-3 text-muted text-sm transition-colors hover:bg-fill hover:text-foreground aria-[current]:bg-fill aria-[current]:font-medium aria-[current]:text-foreground"
              >
                {t(preset)}
              </WorkspaceLink>
            </li>
          ))}
        </ul>
      </nav>
      <form action={action} aria-label={t('custom')} className="flex flex-wrap items-end gap-2">
        <input type="hidden" name="range" value="custom" />
        <input type="hidden" name="by" value={asked.by} />
        {(['from', 'to'] as const).map((end) => (
          <div key={end} className="flex items-center gap-2">
            <Label htmlFor={`usage-${end}`}>{t(end)}</Label>
            <Input
              id={`usage-${end}`}
              type="date"
              name={end}
              required
              defaultValue={end === 'from' ? from : to}
              className="h-8! w-36! text-sm!"
            />
          </div>
        ))}
        <Button type="submit" size="sm" variant="outline">
          {t('show')}
        </Button>
      </form>
    </div>
  )
}
