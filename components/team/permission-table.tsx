import { Check } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Card, CardDescription, CardTitle } from '#components/ui/card.tsx'
import { cn } from '#lib/cn.ts'
import { roles } from '#lib/workspaces/rank.ts'
import { can, type Permission, permissions, type Role } from '#lib/workspaces/roles.ts'

/** The permission table as the code has it: what is asked at every door. */
export async function PermissionTable({ role: own }: { role: Role }) {
  const t = await getTranslations('team')
  return (
    <Card>
      <CardTitle id="permissions">{t('permissions.title')}</CardTitle>
      <CardDescription>{t('permissions.text', { role: t(`role.${own}`) })}</CardDescription>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section aria-labelledby="permissions" tabIndex={0} className="relative mt-4 overflow-x-auto">
        <table className="w-full min-w-md text-sm">
          <thead>
            <tr className="border-b text-left">
              <th scope="col" className="py-2 pr-4 font-medium text-muted">
                {t('permissions.what')}
              </th>
              {roles.map((role) => (
                <th
                  key={role}
                  scope="col"
                  className={cn(
                    'w-18 px-1 py-2 text-center font-medium',
                    role === own && 'bg-fill',
                  )}
                >
                  {t(`role.${role}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y">
            {names().map((permission) => (
              <tr key={permission}>
                <th scope="row" className="py-2 pr-4 text-left font-normal">
                  {t(`permission.${permission}`)}
                </th>
                {roles.map((role) => (
                  <td key={role} className={cn('px-1 py-2 text-center', role === own && 'bg-fill')}>
                    {can({ role }, permission) ? (
                      <Check
                        role="img"
                        aria-label={t('permissions.yes')}
                        className="mx-auto size-4"
                      />
                    ) : (
                      <span className="sr-only">{t('permissions.no')}</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  )
}

function names(): Permission[] {
  return Object.keys(permissions).filter((name) => isPermission(name))
}

function isPermission(name: string): name is Permission {
  return Object.hasOwn(permissions, name)
}
