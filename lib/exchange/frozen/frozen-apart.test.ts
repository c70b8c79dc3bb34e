import { describe, expect, it } from 'vitest'
import { compareTextsAside, digestContentAside, freezeTextsAside } from '@/lib/exchange/frozen/frozen-apart'
import { compareTexts, freezeTexts } from '@/lib/exchange/frozen/frozen-texts'
import { readDemonstrationContent } from '@/lib/testing/demonstration/load-demonstration'
import { orderOf, rowsForPrint } from '@/lib/testing/printed-register'

const content = readDemonstrationContent()
const { registerId, rows } = orderOf(rowsForPrint(content), { format: 'json' })
const small = { registerId, day: '2026-05-01', rowsJson: JSON.stringify(rows) }
const changed = { ...small, rowsJson: small.rowsJson.replace(/"title":"[^"]*"/g, '"title":"Renamed"') }
/** The same in so many characters that it is large. */
const enlarge = (register: typeof small) => ({ ...register, rowsJson: register.rowsJson.padEnd(1_000_000) })

// A process is started for each, which takes its time on a busy machine.
describe('a large register', { timeout: 120_000 }, () => {
  it('BL-14 is frozen, digested and compared in a process of its own, with the outcome that it would have here', async () => {
    const frozen = freezeTexts(small)
    const [apart, digest, differences] = await Promise.all([freezeTextsAside(enlarge(small)), digestContentAside(enlarge(small)), compareTextsAside({ content: frozen.content }, enlarge(changed))])
    expect([apart, digest]).toEqual([frozen, frozen.contentDigest])
    expect(differences.length).toBeGreaterThan(0)
    expect(differences).toEqual(compareTexts(small, changed))
  })
})
