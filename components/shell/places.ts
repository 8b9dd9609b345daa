import { Activity, LayoutGrid, type LucideIcon, Plus, Settings } from 'lucide-react'

export type Place = {
  href: string
  /** Its name in messages/<locale>/shell.json. */
  name: 'new' | 'history' | 'operations' | 'settings'
  icon: LucideIcon
}

const make: Place = { href: '/new', name: 'new', icon: Plus }
const history: Place = { href: '', name: 'history', icon: LayoutGrid }
const operations: Place = { href: '/operations', name: 'operations', icon: Activity }
const settings: Place = { href: '/settings', name: 'settings', icon: Settings }

/** Where one can go: what is looked at, what is made, what is set. */
export function places({ operates }: { operates: boolean }) {
  return { make, look: operates ? [history, operations] : [history], set: [settings] }
}
