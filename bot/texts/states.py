"""The words for a state: the label of one, and how many are in it."""

from bot.domain.plan import ActionState, ObjectiveState
from bot.texts.catalogue import N_, Texts

_ACTION = {
    ActionState.UNREPORTED: N_("non renseigné"),
    ActionState.UPCOMING: N_("à venir"),
    ActionState.IN_PROGRESS: N_("en cours"),
    ActionState.ONGOING: N_("en continu"),
    ActionState.DONE: N_("réalisé"),
    ActionState.POSTPONED: N_("reporté"),
    ActionState.BLOCKED: N_("bloqué"),
    ActionState.DROPPED: N_("abandonné"),
}
_OBJECTIVE = {
    ObjectiveState.TO_EVALUATE: N_("à évaluer"),
    ObjectiveState.REACHED: N_("atteint"),
    ObjectiveState.PARTLY_REACHED: N_("partiellement atteint"),
    ObjectiveState.NOT_REACHED: N_("non atteint"),
}


def state_label(t: Texts, state: ActionState) -> str:
    """The word for an action's state."""
    return t.gettext(_ACTION[state])


def any_state_label(t: Texts, value: str) -> str:
    """The word for a state that a note proposes: an action's or a specific objective's."""
    if value in set(ActionState):
        return t.gettext(_ACTION[ActionState(value)])
    return t.gettext(_OBJECTIVE[ObjectiveState(value)])


def state_count(t: Texts, state: ActionState, n: int) -> str:
    """« 20 non renseignées »: how many actions are in ``state``."""
    ngettext = t.ngettext
    wording = {
        ActionState.UNREPORTED: ngettext("{n} non renseignée", "{n} non renseignées", n),
        ActionState.UPCOMING: ngettext("{n} à venir", "{n} à venir", n),
        ActionState.IN_PROGRESS: ngettext("{n} en cours", "{n} en cours", n),
        ActionState.ONGOING: ngettext("{n} en continu", "{n} en continu", n),
        ActionState.DONE: ngettext("{n} réalisée", "{n} réalisées", n),
        ActionState.POSTPONED: ngettext("{n} reportée", "{n} reportées", n),
        ActionState.BLOCKED: ngettext("{n} bloquée", "{n} bloquées", n),
        ActionState.DROPPED: ngettext("{n} abandonnée", "{n} abandonnées", n),
    }[state]
    return wording.format(n=n)
