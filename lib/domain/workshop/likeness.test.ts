import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alikePiles, ALIKE, comparePairs, piecesOf, weighCards } from '@/lib/domain/workshop/likeness'

/** Cards as people write them, by what they mean; those under the last key mean something of their own. */
const MEETING = {
  skipped: ['Worker skips rows after a retry', 'Rows are skipped silently by the worker', 'The workers skipped some rows and nobody noticed'],
  backup: ['We could not restore the backup', 'Restoring from backup failed', 'The backup was never restored as a test'],
  alerts: ['The alert rule never fired', 'Alerts did not fire because the rule was wrong'],
  killSwitch: ['Kill switch did not apply to running jobs', 'The kill-switch had no effect on jobs that were running'],
  alone: [
    'On-call engineer slept through the page',
    'Staging table grew until the disk was full',
    'A certificate expired on a Sunday',
    'Somebody promoted half of the data',
    'Upload spike at the end of the quarter',
    'Time zones were mixed up in the report',
    'The vendor changed the API without telling us',
  ],
}
const cardsOf = (meeting: Record<string, readonly string[]>) =>
  Object.entries(meeting).flatMap(([meaning, texts]) => texts.map((text, i) => ({ id: `${meaning} ${i}`, text, trigger: null, meaning: meaning === 'alone' ? `alone ${i}` : meaning })))
const meanings = (piles: { meaning: string }[][]) => piles.map((pile) => [...new Set(pile.map(({ meaning }) => meaning))].join(' + ')).sort()

describe('cards that look alike', () => {
  it('WK-154 are those that mean the same, and of a real meeting nothing else', () => {
    const piles = alikePiles(cardsOf(MEETING))
    expect(meanings(piles)).toEqual(['alerts', 'backup', 'killSwitch', 'skipped'])
    expect(piles.map((pile) => pile.length).sort()).toEqual([2, 2, 3, 3])
  })

  it('WK-154 are found among few as well', () => {
    const { skipped, backup } = MEETING
    const few = cardsOf({ skipped, backup: backup.slice(0, 2), alone: MEETING.alone.slice(0, 3) })
    expect(alikePiles(few).map((pile) => pile.map(({ id }) => id))).toEqual([['backup 0', 'backup 1'], ['skipped 0', 'skipped 1', 'skipped 2']])
  })

  it('WK-154 are found in other scripts: with endings, without spaces, with accents', () => {
    const russian = cardsOf({
      backup: ['Не удалось восстановить резервную копию', 'Резервная копия не восстановилась'],
      rows: ['Воркер пропускает строки после повтора', 'Пропущенные строки: воркер молчит'],
      alone: ['Истёк сертификат в воскресенье', 'Дежурный проспал вызов', 'Диск переполнен временными таблицами'],
    })
    expect(meanings(alikePiles(russian))).toEqual(['backup', 'rows'])
    const chinese = cardsOf({ backup: ['无法恢复备份数据', '备份数据恢复失败'], alone: ['证书在周日过期', '磁盘空间已满', '值班人员没有收到告警'] })
    expect(meanings(alikePiles(chinese))).toEqual(['backup'])
    const japanese = cardsOf({ backup: ['バックアップから復元できなかった', 'バックアップの復元に失敗した'], alone: ['証明書の期限が切れた', 'ディスクが一杯になった'] })
    expect(meanings(alikePiles(japanese))).toEqual(['backup'])
    const german = cardsOf({ disk: ['Die Festplatte läuft über', 'Festplatte übergelaufen'], alone: ['Zertifikat abgelaufen', 'Die Schnittstelle hat sich geändert'] })
    expect(meanings(alikePiles(german))).toEqual(['disk'])
  })

  it('WK-154 are not those that share the one word of the whole meeting, or the trigger alone', () => {
    const rows = ['Rows vanish', 'Rows come twice', 'Rows arrive late', 'Rows of another customer are shown', 'Rows lose their owner'].map((text, i) => ({ id: `${i}`, text }))
    expect(alikePiles(rows)).toEqual([])
    const oneTrigger = ['Invoices are sent to strangers', 'Disk is full', 'Login is refused'].map((text, i) => ({ id: `${i}`, text, trigger: 'A deployment on Friday evening' }))
    expect(alikePiles(oneTrigger)).toEqual([])
  })

  it('WK-154 fill piles of two to eight, no card in two of them', () => {
    const words = fc.constantFrom('rows', 'skip', 'worker', 'backup', 'restore', 'alert', '备份', '恢复', 'строки')
    fc.assert(
      fc.property(fc.array(fc.array(words, { minLength: 1, maxLength: 4 }), { maxLength: 30 }), (texts) => {
        const cards = texts.map((list, i) => ({ id: `${i}`, text: list.join(' ') }))
        const piles = alikePiles(cards)
        const ids = piles.flat().map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(piles.every((pile) => pile.length >= 2 && pile.length <= 8)).toBe(true)
      }),
    )
  })

  it('WK-154 are as alike as a slow comparison of every two says', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ text: fc.string({ maxLength: 40, unit: 'grapheme' }), trigger: fc.option(fc.string({ maxLength: 20 })) }), { maxLength: 12 }), (texts) => {
        const vectors = weighCards(texts.map((one, i) => ({ id: `${i}`, ...one })))
        const fast = comparePairs(vectors)
        for (const [i, a] of vectors.entries()) {
          for (const [j, b] of vectors.entries()) {
            if (j <= i) continue
            const slow = [...a].reduce((sum, [piece, weight]) => sum + weight * (b.get(piece) ?? 0), 0)
            expect(fast.get(i * vectors.length + j) ?? 0).toBeCloseTo(slow, 9)
            expect(slow).toBeLessThanOrEqual(1 + 1e-9)
          }
        }
      }),
    )
  })

  it('WK-154 compares what is left of words, in any case and with any marks', () => {
    expect(piecesOf('Über  ÜBER')).toEqual(piecesOf('uber uber'))
    expect(piecesOf('备份')).toEqual(['备份'])
    expect(piecesOf('  …!')).toEqual([])
    expect(ALIKE).toBeGreaterThan(0)
  })
})
