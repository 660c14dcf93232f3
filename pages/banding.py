"""Bandingkan skenario: up to five named scenarios, what each does, and how they differ."""

from functools import partial

import streamlit as st

from ucj.facts.rules import month_text
from ucj.model.comparison import common_months, compare, month_to_compare
from ucj.present import comparison, comparison_tables
from ucj.present.draw import line_charts
from ucj.present.draw.legend import lines_legend
from ucj.present.explain import comparison as comparison_explained
from ucj.present.trial import computable
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.ui import clock
from ucj.ui.cards import show_table, small
from ucj.ui.chart import show_chart
from ucj.ui.comparison import (
    show_file,
    show_kept,
    show_presets_to_add,
    show_problem,
    show_removed,
    show_unsound,
)
from ucj.ui.controls import choose, keep
from ucj.ui.explain import offer_explanation
from ucj.ui.frame import open_page
from ucj.ui.session import COMPARED, COMPARED_MONTH, COMPARED_WITH

ledger = open_page("Bandingkan skenario")
today = clock.today()
show_problem(ledger)
show_removed(ledger)
kept, unsound = computable(ledger, COMPARED.get(), today)
show_unsound(ledger, unsound)
if not kept and not unsound:
    st.subheader(_("Belum ada skenario yang disimpan."), anchor=False)
    st.markdown(
        _(
            "Susun rencana di halaman Skenario dan tekan **Simpan untuk dibandingkan**, tambahkan rencana yang sudah "
            "diumumkan, atau muat berkas. Paling banyak lima skenario, dan semuanya tinggal di sesi ini dan di alamat "
            "halamannya."
        )
    )
    st.page_link("pages/skenario.py", label=_("Susun skenario"), icon=":material/tune:")
elif kept:
    compared = compare(ledger, tuple(kept), today)
    month = month_to_compare(compared)
    st.subheader(comparison.headline(compared, month), anchor=False)
    if several := comparison.several_regions(compared):
        st.info(several)
    if changed := comparison.changes(ledger, kept):
        st.warning("\n".join(f"- {line}" for line in changed))

    frame = comparison_tables.lines_frame(compared)
    st.html(lines_legend(comparison_tables.legend_lines(frame, len(compared))))
    # Words for a screen reader are no Markdown.
    said = comparison.headline(compared, month, str)
    show_chart(frame, line_charts.comparison_spec(len(compared)), alt=said)

    small(_("Sumbu tegak tidak mulai dari nol."))

    months = common_months(compared)
    if len(months) > 1 and month is not None:
        month = keep(
            st.select_slider,
            _("Bulan yang dibandingkan"),
            months,
            format_func=lambda number: numbers.date(month_text(number)),
            key=COMPARED_MONTH.of(months[0], months[-1]),
            default=month,
        )
    others = list(range(len(compared)))
    against = choose(
        _("Dibandingkan dengan"),
        [None, *others],
        format_func=lambda place: _("Tanpa rencana") if place is None else compared[place].name,
        key=COMPARED_WITH.of(len(compared)),
        default=0 if len(compared) > 1 else None,
    )
    for place, item in enumerate(compared):
        if against is None:
            st.markdown(f"- {comparison.against_no_plan(item, month)}")
        elif place != against:
            st.markdown(f"- {comparison.difference(item, compared[against], month)}")

    st.markdown(f"#### {_('Hasil pada {month}').format(month=comparison.when(month))}")
    show_table(comparison_tables.result_table(ledger, compared, month, today))
    leading = compared[0]
    offer_explanation(partial(comparison_explained.result, ledger, leading, month, today), key="compared_result")
    st.markdown(f"#### {_('Biaya selama rencana')}")
    show_table(comparison_tables.money_table(compared))
    offer_explanation(partial(comparison_explained.each, ledger, leading, today), key="compared_money")
    small(
        _(
            "Per pekerja yang ditambahkan: biaya semua sumber dibagi tambahan peserta dibanding tanpa rencana, pada "
            "bulan terakhir yang dibayar. Yang dibayar peserta sendiri tidak termasuk."
        )
    )
    st.markdown(f"#### {_('Keputusan dan yang berakhir')}")
    show_table(comparison_tables.decision_table(ledger, compared))

    st.markdown(f"#### {_('Skenario yang disimpan')}")
    show_kept(ledger)

st.markdown(f"#### {_('Tambahkan rencana yang diumumkan')}")
show_presets_to_add(ledger)
st.markdown(f"#### {_('Berkas')}")
show_file(ledger)
