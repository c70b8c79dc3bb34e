import { printTau } from '@/components/policy-lab/policy-summary'
import type { Lab } from '@/components/policy-lab/use-lab'
import { Cell, HeadCell, Table, TableFrame, TableHead, TableRow } from '@/components/ui/table'

/** How alike the orders of any two policies are. */
export function LikenessTable({ lab: { policies, comparison } }: { lab: Lab }) {
  return (
    <TableFrame label="How alike the policies order the rows">
      <Table>
        <TableHead>
          <tr>
            <HeadCell className="sticky left-0 bg-ground">Policy</HeadCell>
            {policies.map(({ id, label }) => (
              <HeadCell key={id} numeric>
                {label}
              </HeadCell>
            ))}
          </tr>
        </TableHead>
        <tbody>
          {policies.map(({ id, label }, i) => (
            <TableRow key={id}>
              <th scope="row" className="sticky left-0 z-1 border-b bg-ground py-2 pr-2.5 pl-1 text-left font-medium">
                {label}
              </th>
              {policies.map((other, j) => (
                <Cell key={other.id} numeric className={i === j ? 'text-faint' : undefined}>
                  {printTau(comparison.taus[i]?.[j] ?? null)}
                </Cell>
              ))}
            </TableRow>
          ))}
        </tbody>
      </Table>
    </TableFrame>
  )
}
