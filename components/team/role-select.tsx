'use client'

import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { NativeSelect } from '#components/ui/native-select.tsx'
import type { Role } from '#lib/workspaces/roles.ts'

type Props = Omit<ComponentProps<typeof NativeSelect>, 'onChange' | 'name'> & {
  /** Those on offer. */
  roles: readonly Role[]
  onChoose?: (role: Role) => void
}

export function RoleSelect({ roles, onChoose, ...props }: Props) {
  const t = useTranslations('team.role')
  const choose = (value: string) => {
    const chosen = roles.find((role) => role === value)
    if (chosen) onChoose?.(chosen)
  }
  return (
    <NativeSelect
      {...props}
      name="role"
      {...(onChoose && { onChange: (event) => choose(event.target.value) })}
    >
      {roles.map((role) => (
        <option key={role} value={role}>
          {t(role)}
        </option>
      ))}
    </NativeSelect>
  )
}
