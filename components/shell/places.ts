import {
  Activity,
  ChartNoAxesColumn,
  LayoutGrid,
  type LucideIcon,
  Plus,
  Settings,
  Users,
} from 'lucide-react'

export type Place = {
  href: string
  /** Its name in messages/<locale>/shell.json. */
  name: 'new' | 'history' | 'team' | 'usage' | 'operations' | 'settings'
  icon: LucideIcon
}

const make: Place = { href: '/new', name: 'new', icon: Plus }
const history: Place = { href: '', name: 'history', icon: LayoutGrid }
const team: Place = { href: '/team', name: 'team', icon: Users }
const usage: Place = { href: '/usage', name: 'usage', icon: ChartNoAxesColumn }
const operations: Place = { href: '/operations', name: 'operations', icon: Activity }
const settings: Place = { href: '/settings', name: 'settings', icon: Settings }

/** Where one can go: what is made, what is looked at, what is set. */
export function places({ operates }: { operates: boolean }) {
  const look = [history, team, usage]
  return { make, look: operates ? [...look, operations] : look, set: [settings] }
}

/** The same on a phone: four at the thumb around New, what is rarely needed on top. */
export function phonePlaces({ operates }: { operates: boolean }) {
  return {
    make,
    left: [history, team],
    right: [usage, settings],
    top: operates ? [operations] : [],
  }
}
