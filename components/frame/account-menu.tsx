'use client'

import { useRouter } from 'next/navigation'
import { Avatar } from '@/components/ui/avatar'
import { Menu } from '@/components/ui/menu'

/** The signed-in person, with the account and the way out. */
export function AccountMenu({ name, signOut }: { name: string; signOut: () => Promise<void> }) {
  const router = useRouter()
  return (
    <div className="flex items-center gap-1.5">
      <Avatar name={name} size="small" decorative />
      <Menu
        label={name}
        items={[
          { label: 'Account and sessions', icon: 'person', onSelect: () => router.push('/account') },
          { label: 'Sign out', icon: 'lock', startsGroup: true, onSelect: () => void signOut() },
        ]}
      >
        <span className="max-sm:sr-only">{name}</span>
      </Menu>
    </div>
  )
}
