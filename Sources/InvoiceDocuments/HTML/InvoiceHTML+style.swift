extension InvoiceHTML {
    /// The one style sheet, for wide and narrow screens and for paper. It is the same for every invoice, so that a policy can name it by
    /// its digest.
    static let styleSheet: StaticString = """
        :root { color-scheme: light; --ink: #1f2328; --quiet: #59626d; --line: #d5d9de; --tint: #f4f6f8; }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--tint); color: var(--ink); overflow-wrap: anywhere; font-variant-numeric: tabular-nums;
          font: 14px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "DejaVu Sans", Arial, sans-serif; }
        main { max-width: 50rem; margin: 2rem auto; padding: 3.5rem; background: #fff; border: 1px solid var(--line); }
        h1, h2, p, dl, dd, figure { margin: 0; }
        h1 { flex: none; font-size: 2rem; line-height: 1.2; letter-spacing: -.01em; }
        h2 { font-size: 1rem; font-weight: 600; }
        .parties h2, dt, thead th, .lines td::before { font-size: .8125rem; font-weight: 400; color: var(--quiet); }
        .masthead { display: flex; justify-content: space-between; align-items: flex-start; gap: 2rem; margin-bottom: 2.5rem; }
        .masthead img { max-width: 100%; height: auto; }
        .sender { font-size: 1.125rem; font-weight: 600; text-align: right; }
        .parties { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem; margin-bottom: 2rem; }
        .name { font-weight: 600; }
        .address span { display: block; text-align: left; }
        .numbers { margin-top: .5rem; font-size: .8125rem; color: var(--quiet); }
        .numbers dt, .numbers dd { display: inline; }
        .numbers dt { margin-inline-end: .5ch; }
        .facts { display: grid; grid-template-columns: repeat(3, 1fr); gap: .75rem 1.5rem; padding: 1rem 0; margin-bottom: 2rem;
          border: solid var(--line); border-width: 1px 0; }
        table { border-collapse: collapse; width: 100%; }
        caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        th, td { padding: .5rem 0 .5rem 1rem; vertical-align: top; text-align: end; }
        .lines th:first-child, .lines td:first-child { padding-inline-start: 0; text-align: start; width: 40%; }
        .lines td:not(:first-child) { white-space: nowrap; }
        .lines tr { border-bottom: 1px solid var(--line); }
        .lines thead tr { border-bottom-color: var(--ink); }
        .totals { width: auto; min-width: 55%; margin: .75rem 0 2rem auto; }
        .totals th, .totals td { padding-block: .25rem; }
        .totals th { padding-inline-start: 0; font-weight: 400; text-align: start; }
        .totals td { white-space: nowrap; }
        .totals .final th, .totals .final td { padding-block: .5rem; border-top: 1px solid var(--ink); font-size: 1.125rem; font-weight: 600; }
        .payment { display: flex; justify-content: space-between; gap: 2rem; padding: 1.5rem; background: var(--tint); }
        .payment figure { flex: none; width: 9.5rem; text-align: center; font-size: .75rem; color: var(--quiet); }
        .payment svg { display: block; width: 100%; margin-bottom: .25rem; background: #fff; }
        .transfer { margin-top: .75rem; }
        .transfer div { display: grid; grid-template-columns: 10rem 1fr; gap: 1rem; }
        section h2 { margin-bottom: .25rem; }
        main > section { margin-top: 1.5rem; }
        .remark { white-space: pre-line; }
        @media screen and (max-width: 40rem) {
          main { margin: 0; padding: 1.25rem; border: 0; }
          .masthead, .parties, .payment { display: grid; grid-template-columns: 1fr; gap: 1.25rem; }
          .sender { text-align: left; }
          .facts { grid-template-columns: 1fr 1fr; }
          .lines, .lines tbody, .lines tr, .lines td { display: block; }
          .lines thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          .lines tbody tr:first-child { border-top: 1px solid var(--ink); }
          .lines tr { padding: .5rem 0; }
          .lines td, .lines td:first-child { display: flex; justify-content: space-between; gap: 1rem; width: auto; padding: .125rem 0; }
          .lines td:not(:first-child)::before { content: attr(data-label); }
          .totals { width: 100%; }
          .transfer div { grid-template-columns: 1fr; gap: 0; margin-bottom: .5rem; }
        }
        @page { size: A4; margin: 18mm 20mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; } }
        @media print {
          body { background: none; font-size: 9pt; }
          main { max-width: none; margin: 0; padding: 0; border: 0; }
          .payment, .payment svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          thead { display: table-header-group; }
          tr, .payment, .parties > section { break-inside: avoid; }
          .totals { break-inside: avoid; break-before: avoid; }
          h2 { break-after: avoid; }
        }
        """
}
