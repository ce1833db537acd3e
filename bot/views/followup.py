"""The screens of an action's due dates: those that it has, one that is being planned, one with its answers."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from discord.ui import LayoutView

from bot.domain.deadline_answers import Answer
from bot.domain.deadline_deliveries import offsets_of
from bot.domain.deadline_due import DueAction, carriers_of_deadline
from bot.domain.directory import Carrier
from bot.domain.guild_settings import GuildSettings
from bot.domain.plan import Node
from bot.domain.reminder import Remindable
from bot.domain.snapshot import LoadedPlan
from bot.domain.wall_time import instant_of
from bot.texts.catalogue import Texts
from bot.texts.deadlines import answer_label, due_local_text, due_text
from bot.texts.moments import distance_text
from bot.texts.setting_times import offsets_text
from bot.views import followup_places as places
from bot.views.followup_places import DraftPlace
from bot.views.layout import MENU_OPTIONS, Block, Choice, Control, Screen, blocks_of, layout, paginate
from bot.views.markup import plain
from bot.views.paging import closing_notes
from bot.views.plan_carriers import carrier_shown
from bot.views.plan_places import GO, Place
from bot.views.reminder_places import remind_control

_MOST_CARRIERS: Final = 8


def due_list_view(
    t: Texts, loaded: LoadedPlan, node: Node, dues: Sequence[DueAction], now: datetime, *, done: str = ""
) -> LayoutView:
    """The open due dates of an action, and how one more is planned; ``done`` says what was just done."""
    _ = t.gettext
    blocks = paginate([_due_line(t, due, now) for due in dues[:MENU_OPTIONS]])[0]
    if not blocks:
        blocks = [Block(_("Aucune échéance n'est planifiée pour cette action."))]
    item_id = node.item.id or 0
    return layout(
        Screen(
            title=_("Échéances de {reference}").format(reference=node.reference),
            subtitle=plain(node.item.title),
            blocks=blocks,
            notes=_notes(t, done),
            menu_id=places.open_control(),
            menu_label=_("Voir une échéance…"),
            controls=[
                Control(_("Planifier une échéance…"), DraftPlace(item_id).control(places.FORM), primary=not dues),
                to_action(t, loaded, node),
            ],
        )
    )


def draft_view(
    t: Texts,
    loaded: LoadedPlan,
    node: Node,
    draft: DraftPlace,
    due_local: datetime,
    settings: GuildSettings,
    now: datetime,
) -> LayoutView:
    """What was understood of a due date, before it is kept."""
    _ = t.gettext
    away = distance_text(t, instant_of(due_local, settings.time_zone) - now)
    carriers = (draft.carrier,) if draft.carrier else carriers_of_deadline(loaded, node)
    offsets = settings.reminder_offsets if draft.offsets is None else draft.offsets
    lines = [
        _("**Échéance :** {due} ({distance})").format(
            due=due_local_text(t, due_local, draft.recurrence), distance=away
        ),
        _("**Responsable :** {carriers}").format(carriers=carriers_shown(t, loaded, carriers)),
        _reminders_line(t, offsets),
    ]
    screen = Screen(
        title=_("Échéance à planifier : {reference}").format(reference=node.reference),
        subtitle=plain(node.item.title),
        blocks=blocks_of(lines),
        notes=_notes(t, _("Rien n'est encore enregistré.")),
        controls=[
            Control(_("Planifier"), draft.control(places.KEEP), primary=True),
            Control(_("Corriger"), draft.control(places.FORM)),
            Control(_("Abandonner"), places.list_control(draft.item_id)),
        ],
    )
    return layout(screen)


def due_card_view(t: Texts, due: DueAction, settings: GuildSettings, now: datetime, *, done: str = "") -> LayoutView:
    """One due date, with what may be answered to it and how it is changed; ``done`` says what was just done."""
    _ = t.gettext
    deadline_id = due.deadline.id
    controls = [
        *answer_controls(t, deadline_id),
        Control(_("Déplacer…"), places.deadline_control(places.MOVE, deadline_id)),
        Control(_("Retirer…"), places.deadline_control(places.DROP, deadline_id)),
        Control(_("Me le rappeler"), remind_control(Remindable.DEADLINE, deadline_id)),
        Control(_("Toutes ses échéances"), places.list_control(due.deadline.item_id)),
        to_action(t, due.loaded, due.node),
    ]
    screen = Screen(
        title=_("Échéance de {reference}").format(reference=due.node.reference),
        subtitle=plain(due.node.item.title),
        blocks=blocks_of(due_lines(t, due, settings, now)),
        notes=_notes(t, done),
        controls=controls,
    )
    return layout(screen)


def drop_view(t: Texts, due: DueAction, settings: GuildSettings, now: datetime) -> LayoutView:
    """Whether it is to be waited for no more: it alone, or those that follow it too."""
    _ = t.gettext
    deadline = due.deadline
    controls = [Control(_("Retirer cette échéance"), places.dropped_control(deadline.id, places.ONE), primary=True)]
    if deadline.rule is not None:
        controls.append(Control(_("Et toutes les suivantes"), places.dropped_control(deadline.id, places.ALL)))
    controls.append(Control(_("Garder"), places.deadline_control(places.CARD, deadline.id)))
    screen = Screen(
        title=_("Retirer une échéance de {reference}").format(reference=due.node.reference),
        subtitle=plain(due.node.item.title),
        blocks=blocks_of(
            [
                *due_lines(t, due, settings, now),
                _("Ses rappels ne partiront plus. L'action et ce qu'on en a dit restent au plan."),
            ]
        ),
        notes=_notes(t),
        controls=controls,
    )
    return layout(screen)


def due_lines(t: Texts, due: DueAction, settings: GuildSettings, now: datetime) -> list[str]:
    """When it falls, who is responsible, and when one is reminded."""
    _ = t.gettext
    deadline = due.deadline
    return [
        _("**Échéance :** {due} ({distance})").format(
            due=due_text(t, deadline), distance=distance_text(t, deadline.due_at - now)
        ),
        _("**Responsable :** {carriers}").format(carriers=carriers_shown(t, due.loaded, due.carriers)),
        _reminders_line(t, offsets_of(deadline, settings)),
    ]


def carriers_shown(t: Texts, loaded: LoadedPlan, carriers: Sequence[Carrier]) -> str:
    """« Table Habitation, le rôle @Coordination »; of very many, the first ones."""
    names = [carrier_shown(t, loaded, carrier) for carrier in carriers[:_MOST_CARRIERS]]
    return ", ".join([*names, *(["…"] if len(carriers) > _MOST_CARRIERS else [])])


def answer_controls(t: Texts, deadline_id: int) -> list[Control]:
    """Fait / En cours / Reporter / Bloqué."""
    return [Control(answer_label(t, answer), places.answer_control(answer, deadline_id)) for answer in Answer]


def _notes(t: Texts, done: str = "") -> list[str]:
    """What was just done, and the language of the plan's own text."""
    return [*([done] if done else []), *closing_notes(t, 0, 1)]


def _reminders_line(t: Texts, offsets: Sequence[timedelta]) -> str:
    _ = t.gettext
    if not offsets:
        return _("**Rappels :** le jour dit")
    return _("**Rappels :** {offsets} avant, puis le jour dit").format(offsets=offsets_text(t, offsets))


def _due_line(t: Texts, due: DueAction, now: datetime) -> Block:
    _ = t.gettext
    when = due_text(t, due.deadline)
    line = _("- {due} ({distance}) · {carriers}").format(
        due=when,
        distance=distance_text(t, due.deadline.due_at - now),
        carriers=carriers_shown(t, due.loaded, due.carriers),
    )
    return Block(line, Choice(when[:1].upper() + when[1:], str(due.deadline.id)))


def to_action(t: Texts, loaded: LoadedPlan, node: Node) -> Control:
    """The button that leads to an action of the plan."""
    _ = t.gettext
    return Control(_("Voir l'action"), Place(loaded.plan_id, node.reference).control(GO))
