"""`/moi donnees`: what is held about me, taking it away, erasing it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from discord.ui import LayoutView

from bot.domain.personal_data import DataKind, Effect, Held, PersonalData, Purpose, Retention
from bot.domain.snapshot import GuildSnapshot
from bot.texts.catalogue import Texts
from bot.texts.dates import instant_text
from bot.texts.personal_data import effect_text, kind_count, purpose_title, reason_text, retention_text
from bot.views.custom_ids import CustomId
from bot.views.layout import Block, Control, Screen, blocks_of, clamp, layout, paginate
from bot.views.markup import plain
from bot.views.paging import closing_notes, page_controls
from bot.views.personal_rows import held_lines

FEATURE: Final = "mydata"
PAGE: Final = "page"
TAKE: Final = "take"
ASK: Final = "ask"
ERASE: Final = "erase"


@dataclass(frozen=True, slots=True)
class Holding:
    """What is held about a person, in the guild as it stands.

    ``nights`` is how many nightly copies are kept; None where none is made.
    """

    data: PersonalData
    snapshot: GuildSnapshot
    nights: int | None

    @property
    def kinds(self) -> Collection[DataKind]:
        """The kinds of which there is something."""
        return {held.kind for held in self.data.held}


def holding_view(t: Texts, holding: Holding, page: int = 0) -> LayoutView:
    """What is held, by what it is for; why, how long, and what erasing does to it."""
    _ = t.gettext
    subtitle = _("Ce que Courroie rattache à vous dans ce serveur. Personne d'autre ne voit cet écran.")
    if not holding.data.held:
        return layout(Screen(title=_("Vos données personnelles"), blocks=[Block(_nothing_text(t))]))
    pages = paginate(blocks_of([*_purposes(t, holding), _stays_text(t, holding), _contact_text(t, holding.snapshot)]))
    page = clamp(page, pages)
    controls = [
        Control(_("Emporter mes données"), CustomId(FEATURE, TAKE).encode(), primary=True),
        erase_control(t),
        *page_controls(t, page, len(pages), page_id),
    ]
    notes = closing_notes(t, page, len(pages), source_text=False)
    return layout(
        Screen(
            title=_("Vos données personnelles"), subtitle=subtitle, blocks=pages[page], notes=notes, controls=controls
        )
    )


def taken_view(t: Texts, file_name: str) -> LayoutView:
    """The screen that carries the file."""
    _ = t.gettext
    text = _(
        "Voici tout ce que Courroie rattache à vous, dans un fichier JSON qu'un autre logiciel peut lire. Il peut contenir vos "
        "coordonnées : gardez-le en lieu sûr."
    )
    controls = [Control(_("Retour à mes données"), page_id(0)), erase_control(t)]
    return layout(Screen(title=_("Vos données"), blocks=[Block(text)], controls=controls, file_name=file_name))


def confirmation_view(t: Texts, holding: Holding) -> LayoutView:
    """What goes, what stays, and that there is no way back; where nothing is held, that."""
    _ = t.gettext
    if not holding.data.held:
        return holding_view(t, holding)
    told = sorted(holding.data.held, key=_place)
    going = [held for held in told if held.effect is Effect.ROW_GOES]
    staying = [held for held in told if held.effect is not Effect.ROW_GOES]
    texts = [
        _("C'est immédiat et définitif : personne ne pourra revenir en arrière, pas même la coordination."),
        *_consequences(t, holding.kinds),
    ]
    if going:
        texts.append(_listed(_("Ce qui disparaît"), map(partial(_count_text, t), going)))
    if staying:
        texts.append(_listed(_("Ce qui reste, sans rien qui vous désigne"), map(partial(_count_text, t), staying)))
    texts.append(_stays_text(t, holding))
    controls = [
        Control(_("Ne rien effacer"), page_id(0), primary=True),
        Control(_("Effacer définitivement"), CustomId(FEATURE, ERASE).encode()),
    ]
    # Discord refuses more text than one page has; what stays is long only where a plan names the person a hundred times.
    blocks = paginate(blocks_of(texts))[0]
    return layout(Screen(title=_("Effacer vos données dans ce serveur?"), blocks=blocks, controls=controls))


def erased_view(t: Texts, holding: Holding, erased: Mapping[DataKind, int], at: datetime) -> LayoutView:
    """The receipt: what was done, when, and what stays. It names nobody."""
    _ = t.gettext
    if not erased:
        return layout(Screen(title=_("Il n'y avait rien à effacer"), blocks=[Block(_nothing_text(t))]))
    when = instant_text(t, at, ZoneInfo(holding.snapshot.settings.time_zone))
    done = _(
        "Vos données dans ce serveur ont été effacées {instant}, et Courroie n'a pas noté qui l'a demandé."
    ).format(instant=when)
    back = _("Pour revenir au bottin un jour : « /moi fiche ».")
    texts = [done, *(_consequences(t, erased.keys())), _stays_text(t, holding), back]
    return layout(Screen(title=_("C'est fait"), blocks=paginate(blocks_of(texts))[0]))


def page_id(page: int) -> str:
    """The ``custom_id`` of a page of what is held, counted from 0."""
    return CustomId(FEATURE, PAGE, (str(page),)).encode()


def erase_control(t: Texts) -> Control:
    """The button that asks whether to erase what is held; nothing is before it is confirmed."""
    _ = t.gettext
    return Control(_("Effacer mes données…"), CustomId(FEATURE, ASK).encode())


def _nothing_text(t: Texts) -> str:
    _ = t.gettext
    return _(
        "Courroie n'a rien qui soit rattaché à votre compte Discord dans ce serveur. Si le bottin a une fiche à votre nom, faites "
        "« /moi fiche » pour la faire vôtre, ou écrivez à la coordination."
    )


def _count_text(t: Texts, held: Held) -> str:
    return kind_count(t, held.kind, len(held.rows))


def _purposes(t: Texts, holding: Holding) -> Iterator[str]:
    for purpose, kinds in groupby(sorted(holding.data.held, key=_place), key=lambda held: held.purpose):
        every = list(kinds)
        reason = reason_text(t, purpose, every[0].ground)
        lines = [f"### {purpose_title(t, purpose)}", *_small(t.gettext("Pourquoi : {reason}"), reason=reason)]
        for _rule, alike in groupby(every, key=lambda held: (held.retention, held.effect)):
            same = list(alike)
            lines += [line for held in same for line in held_lines(t, held, holding.snapshot)]
            lines += _rules(t, same[0], holding.snapshot)
        yield "\n".join(lines)


def _place(held: Held) -> tuple[int, int, int]:
    """What a person looks for first comes first: their entry, then what ties them to others, then the history."""
    return list(Purpose).index(held.purpose), list(Retention).index(held.retention), list(Effect).index(held.effect)


def _rules(t: Texts, held: Held, snapshot: GuildSnapshot) -> list[str]:
    _ = t.gettext
    kept = retention_text(t, held.retention, snapshot.settings.retention)
    gone = effect_text(t, held.effect)
    return _small(_("Gardé : {kept}. À l'effacement : {effect}."), kept=kept, effect=gone)


def _small(pattern: str, **values: str) -> list[str]:
    return [f"-# {pattern.format(**values)}"]


def _consequences(t: Texts, kinds: Collection[DataKind]) -> list[str]:
    _ = t.gettext
    said = []
    if {DataKind.ENTRUSTMENT, DataKind.LEADERSHIP, DataKind.DEADLINE_CARRIED} & set(kinds):
        said.append(_("Sans vous, ce qui vous est confié n'a plus de responsable : prévenez la coordination."))
    if DataKind.PROXY in kinds:
        said.append(_("Qui vous avait donné sa procuration n'en a plus : prévenez la coordination."))
    if DataKind.PRIVACY_OFFICER in kinds:
        said.append(
            _(
                "Il faudra nommer quelqu'un d'autre comme responsable des renseignements personnels, dans « /reglages "
                "assistant »."
            )
        )
    return said


def _stays_text(t: Texts, holding: Holding) -> str:
    _ = t.gettext
    return _listed(_("Ce que Courroie ne peut pas effacer"), _stays(t, holding))


def _stays(t: Texts, holding: Holding) -> Iterator[str]:
    _, ngettext = t.gettext, t.ngettext
    nights = holding.nights
    if nights is not None:
        yield ngettext(
            "Les copies de sauvegarde déjà faites; la dernière sera remplacée dans {n} nuit. D'ici là, si l'une d'elles "
            "devait servir, il faudrait refaire l'effacement.",
            "Les copies de sauvegarde déjà faites; la dernière sera remplacée dans {n} nuits. D'ici là, si l'une d'elles "
            "devait servir, il faudrait refaire l'effacement.",
            nights,
        ).format(n=nights)
    yield _("Une copie de sauvegarde ou un export fait à la main : c'est entre les mains de qui l'a fait.")
    yield _(
        "Les messages publiés dans Discord : supprimez les vôtres; pour ce que Courroie y a publié (un avis, des présences, un "
        "vote), adressez-vous à la coordination."
    )
    yield _("Ce que quelqu'un d'autre a écrit en vous nommant : écrivez à la coordination.")
    for title, places in holding.data.named_at.items():
        listed = ", ".join(map(str, places))
        yield _(
            "Votre nom dans « {plan} » ({places}) : c'est le texte adopté. La coordination peut le masquer en important un "
            "plan corrigé."
        ).format(plan=plain(title), places=listed)
    if holding.data.named_elsewhere:
        yield _(
            "Votre nom dans d'autres textes de la table de quartier : la coordination peut corriger ceux d'aujourd'hui; les "
            "versions passées d'un plan restent telles qu'elles ont été adoptées."
        )


def _contact_text(t: Texts, snapshot: GuildSnapshot) -> str:
    _ = t.gettext
    officer = snapshot.settings.privacy_officer
    if officer is None:
        return _(
            "Une question, une correction : écrivez à la coordination. La loi qui s'applique est celle du Québec sur les "
            "renseignements personnels dans le secteur privé (P-39.1)."
        )
    return _(
        "Pour une question ou une correction, adressez-vous à la personne responsable des renseignements personnels : {name} "
        "({contact}). La loi qui s'applique est celle du Québec sur les renseignements personnels dans le secteur privé "
        "(P-39.1)."
    ).format(name=plain(officer.name), contact=plain(officer.contact))


def _listed(heading: str, lines: Iterable[str]) -> str:
    return "\n".join([f"### {heading}", *(f"- {line}" for line in lines)])
