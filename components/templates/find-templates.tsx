import { getTranslations } from 'next-intl/server'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'

/** Narrows the list; the words stand in the address. */
export async function FindTemplates({ search }: { search: string }) {
  const t = await getTranslations('templates')
  return (
    <search>
      <form className="flex gap-2">
        <Input
          type="search"
          name="q"
          aria-label={t('search')}
          placeholder={t('search')}
          defaultValue={search}
        />
        <Button type="submit" variant="outline">
          {t('list.find')}
        </Button>
      </form>
    </search>
  )
}
