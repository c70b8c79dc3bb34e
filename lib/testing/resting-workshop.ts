import pg from 'pg'

/** Makes a workshop, and all that belongs to it, as if nothing had happened in it for some hours. */
export async function letWorkshopRest(ownerUrl: string, workshopId: string, hours: number): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await owner.query('UPDATE workshop SET updated_at = updated_at - make_interval(hours => $2::integer) WHERE id = $1', [workshopId, hours])
    for (const table of ['workshop_phase', 'participant', 'co_facilitator', 'meeting_input', 'undertaking', 'card_group', 'card', 'candidate', 'scoring_round']) {
      await owner.query(`UPDATE ${table} SET updated_at = updated_at - make_interval(hours => $2::integer) WHERE workshop_id = $1`, [workshopId, hours])
    }
  } finally {
    await owner.end()
  }
}
