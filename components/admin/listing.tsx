import { Search } from 'lucide-react'
import Form from 'next/form'
import { getTranslations } from 'next-intl/server'
import { Children, type ReactNode } from 'react'
import { Link } from '#components/shell/link.tsx'
import { Button } from '#components/ui/button.tsx'
import { buttonVariants } from '#components/ui/button-variants.ts'
import { Input } from '#components/ui/input.tsx'

type Props = {
  title: string
  path: string
  search: string
  /** What can be searched for. */
  label: string
  /** Asks for the page after this one, if there is one. */
  next: string | undefined
  first: boolean
  children: ReactNode
}

/** A long list with a search above it, a page at a time; all of it is in the address. */
export async function Listing({ title, path, search, label, next, first, children }: Props) {
  const t = await getTranslations('admin')
  const address = (after?: string) => {
    const query = new URLSearchParams({ ...(search && { q: search }), ...(after && { after }) })
    return query.size > 0 ? `${path}?${query}` : path
  }
  return (
    <>
      <h1 className="mb-4 font-semibold text-xl">{title}</h1>
      <Form action={path} role="search" className="mb-5 flex max-w-md gap-2">
        <Input
          type="search"
          name="q"
          defaultValue={search}
          aria-label={label}
          placeholder={label}
        />
        <Button type="submit" variant="outline" aria-label={t('search')}>
          <Search aria-hidden />
        </Button>
      </Form>
      {Children.count(children) > 0 ? (
        <ul className="divide-y rounded-lg border bg-surface">{children}</ul>
      ) : (
        <p className="text-muted">{t('none')}</p>
      )}
      <p className="mt-5 flex flex-wrap gap-3">
        {!first && (
          <Link href={address()} className={buttonVariants({ variant: 'outline' })}>
            {t('newest')}
          </Link>
        )}
        {next && (
          <Link href={address(next)} className={buttonVariants({ variant: 'outline' })}>
            {t('older')}
          </Link>
        )}
      </p>
    </>
  )
}
