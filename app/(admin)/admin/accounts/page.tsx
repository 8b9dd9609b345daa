import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountItem } from '#components/admin/account-item.tsx'
import { Listing } from '#components/admin/listing.tsx'
import { accounts } from '#lib/accounts/administration-queries.ts'
import { soughtInput } from '#lib/accounts/schema.ts'
import { pageAdministrator } from '#lib/web/page.ts'
import { dropSecondFactorOf, suspendAccount } from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('accounts.title') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Every account of the instance, the newest first. */
export default async function AccountsPage({ searchParams }: Props) {
  const administrator = await pageAdministrator()
  const { q, after } = soughtInput.parse(await searchParams)
  const [t, { rows, next }] = [
    await getTranslations('admin'),
    await accounts(administrator, { search: q, after }),
  ]
  return (
    <Listing
      title={t('accounts.title')}
      path="/admin/accounts"
      search={q}
      label={t('accounts.search')}
      next={next}
      first={after === undefined}
    >
      {rows.map((account) => (
        <AccountItem
          key={account.id}
          account={account}
          actions={{ suspend: suspendAccount, dropSecondFactor: dropSecondFactorOf }}
        />
      ))}
    </Listing>
  )
}
