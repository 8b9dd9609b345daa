import { appointAdministrator } from '#lib/accounts/appoint.ts'
import { closeDb } from '#lib/db.ts'

/** What `npm run admin` runs: `appoint.ts name@example.com`. */
const email = process.argv[2] ?? ''
const appointed = await appointAdministrator(email)
await closeDb()
if (!appointed) {
  console.log(`✗ There is no account with the address ${email}: sign up with it first.`)
  process.exit(1)
}
const { name, changed } = appointed
console.log(
  `✓ ${name} (${email}) ${changed ? 'administers' : 'administered already'} this instance, at /admin.`,
)
