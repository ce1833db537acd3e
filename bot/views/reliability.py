"""`/reglages fiabilite` and the reports of the outbox: what was sent, what was not, why, and what to do."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from discord.ui import LayoutView

from bot.domain.guild_settings import GuildSettings
from bot.domain.outbox import Ledger
from bot.domain.reliability import Missed, Parked, Reliability
from bot.texts.catalogue import Texts
from bot.texts.dates import instant_text, number_text
from bot.texts.outbox_words import place_text, refusal_sentence, remedy_text, topic_label
from bot.views.custom_ids import CustomId
from bot.views.layout import Block, Choice, Control, Screen, blocks_of, clamp, layout, paginate
from bot.views.markup import cut, plain
from bot.views.paging import closing_notes, page_controls

FEATURE: Final = "deliver"
SHOW: Final = "show"
RETRY: Final = "retry"
AGAIN: Final = "again"
MOST_MISSED: Final = 20
_NAME_LENGTH: Final = 120


def show_control(page: int = 0) -> str:
    """The ``custom_id`` of a page of the ledger, counted from 0."""
    return CustomId(FEATURE, SHOW, (str(page),)).encode()


def retry_control(place: str) -> str:
    """The ``custom_id`` that tries ``place`` again."""
    return CustomId(FEATURE, RETRY, (place,)).encode()


def reliability_view(
    t: Texts,
    settings: GuildSettings,
    found: Reliability,
    names: Mapping[int, str],
    page: int = 0,
    *,
    again: int | None = None,
) -> LayoutView:
    """The ledger, then what is set aside and why. ``names`` are the channels'; ``again`` is how many rows just left anew."""
    _ = t.gettext
    texts = [] if again is None else [again_text(t, again)]
    blocks = [Block(text) for text in (*texts, *_counts(t, settings, found))]
    pages = paginate([*blocks, *_parked(t, found.parked, names), *_refused(t, found, names)])
    page = clamp(page, pages)
    return layout(
        Screen(
            title=_("La fiabilité des envois"),
            subtitle=_("Chaque nombre est compté dans les envois eux-mêmes."),
            blocks=pages[page],
            notes=closing_notes(t, page, len(pages), source_text=False),
            menu_id=CustomId(FEATURE, AGAIN).encode(),
            menu_label=_("Réessayer…"),
            controls=[
                *page_controls(t, page, len(pages), show_control),
                Control(_("Actualiser"), show_control(page)),
            ],
        )
    )


def retried_view(t: Texts, count: int) -> LayoutView:
    """What trying again came to."""
    _ = t.gettext
    text = _("Ce qui serait encore refusé sera de nouveau mis de côté : « /reglages fiabilite » le montre.")
    return layout(Screen(title=_("C'est reparti"), blocks=[Block(again_text(t, count)), Block(text)]))


def again_text(t: Texts, count: int) -> str:
    """« 3 envois repartent »."""
    _, ngettext = t.gettext, t.ngettext
    if not count:
        return _("Rien n'attendait plus : ce qui vient partira normalement.")
    return ngettext("{n} envoi repart.", "{n} envois repartent.", count).format(n=number_text(t, count))


def refusal_screen(t: Texts, place: str, code: int, count: int, *, to_owner: bool) -> Screen:
    """What Discord refuses, that nothing else is lost, and what to do; to the owner, who has no button to press there."""
    _, ngettext = t.gettext, t.ngettext
    aside = ngettext(
        "{n} envoi est mis de côté. Rien d'autre n'est perdu : tout le reste part normalement.",
        "{n} envois sont mis de côté. Rien d'autre n'est perdu : tout le reste part normalement.",
        count,
    ).format(n=number_text(t, count))
    if to_owner:
        then = _("**À faire.** {remedy}. Puis, dans le serveur, « /reglages fiabilite » et « Réessayer ».")
    else:
        then = _("**À faire.** {remedy}. Puis touchez « Réessayer ».")
    texts = [refusal_sentence(t, place, code), aside, then.format(remedy=remedy_text(t, place, code))]
    controls = [] if to_owner else [Control(_("Réessayer"), retry_control(place), primary=True)]
    return Screen(title=_("Discord refuse un envoi"), blocks=blocks_of(texts), controls=controls)


def expiry_screen(
    t: Texts, settings: GuildSettings, missed: Sequence[Missed], names: Mapping[tuple[str, int], str]
) -> Screen:
    """What could not be sent while it served; ``names`` are the subjects' by their kind and id."""
    _, ngettext = t.gettext, t.ngettext
    count = len(missed)
    head = ngettext(
        "{n} envoi n'a pas pu partir tant qu'il servait : Courroie était hors service, ou Discord ne répondait pas.",
        "{n} envois n'ont pas pu partir tant qu'ils servaient : Courroie était hors service, ou Discord ne répondait pas.",
        count,
    ).format(n=number_text(t, count))
    zone = ZoneInfo(settings.time_zone)
    lines = []
    for each in missed[:MOST_MISSED]:
        name = names.get((each.subject, each.subject_id), "")
        what = " : ".join(filter(None, (topic_label(t, each.topic), plain(cut(name, _NAME_LENGTH)))))
        line = _("- {what}, prévu {when}")
        lines.append(line.format(what=what, when=instant_text(t, each.due_at, zone)))
    if count > MOST_MISSED:
        left = count - MOST_MISSED
        lines.append(ngettext("… et {n} autre", "… et {n} autres", left).format(n=number_text(t, left)))
    then = _("**À faire.** Si quelqu'un doit encore le savoir, dites-le-lui vous-même. Le reste suit son cours.")
    blocks = paginate(blocks_of([head, *lines, then]))[0]
    return Screen(title=_("Des envois ne sont pas partis à temps"), blocks=blocks)


def _counts(t: Texts, settings: GuildSettings, found: Reliability) -> list[str]:
    _ = t.gettext
    ledger = _numbers(t, found.ledger)
    next_due = _("aucun")
    if found.next_due is not None:
        next_due = instant_text(t, found.next_due, ZoneInfo(settings.time_zone))
    return [
        _("**En attente** : {pending}, dont {due} à envoyer maintenant").format(**ledger),
        _("**Prochain envoi** : {when}").format(when=next_due),
        _("**Envoyés** : {sent}, dont {late} en retard").format(**ledger),
        _("**Réessayés** : {retried} · **Doublons évités** : {duplicates_prevented}").format(**ledger),
        _("**Mis de côté** : {parked} · **Périmés** : {expired} · **Annulés** : {cancelled}").format(**ledger),
    ]


def _numbers(t: Texts, ledger: Ledger) -> dict[str, str]:
    names = ("pending", "due", "sent", "late", "retried", "parked", "expired", "cancelled", "duplicates_prevented")
    return {name: number_text(t, getattr(ledger, name)) for name in names}


def _parked(t: Texts, parked: Sequence[Parked], names: Mapping[int, str]) -> Iterator[Block]:
    _, ngettext = t.gettext, t.ngettext
    seen = {""}
    for each in parked:
        count = ngettext("{n} envoi mis de côté", "{n} envois mis de côté", each.count).format(
            n=number_text(t, each.count)
        )
        text = _("**À régler.** {refusal} {count}. {remedy}, puis choisissez « Réessayer ».").format(
            refusal=refusal_sentence(t, each.place, each.code),
            count=count,
            remedy=remedy_text(t, each.place, each.code),
        )
        # A menu names a place once, whatever the ways in which it was refused.
        choice = None if each.place in seen else Choice(label_of(t, each.place, names), each.place)
        seen.add(each.place)
        yield Block(text, choice)


def _refused(t: Texts, found: Reliability, names: Mapping[int, str]) -> list[Block]:
    """The refusals of which nothing is set aside any more: asked again by themselves after a day, or now."""
    _ = t.gettext
    aside = {each.place for each in found.parked}
    return [
        Block(refusal_sentence(t, each.place, each.code), Choice(label_of(t, each.place, names), each.place))
        for each in found.ledger.blocks
        if each.place not in aside
    ]


def label_of(t: Texts, place: str, names: Mapping[int, str]) -> str:
    """``place`` for a menu, where Discord shows no mention."""
    _ = t.gettext
    kind, _colon, number = place.partition(":")
    if kind == "channel":
        return f"#{names.get(int(number), number)}"
    if kind == "user":
        return _("Le membre {number}").format(number=number)
    return place_text(t, place)
