"""The words of assemblies: what one is called, where it stands, what people answer, vote and decide."""

from typing import Final

from bot.domain.assembly import Answer, Assembly, AssemblyStatus, MotionKind, MotionStatus, Series, VoteChoice
from bot.domain.directory import Directory
from bot.domain.guild_settings import AssemblyKind
from bot.texts.catalogue import N_, Texts
from bot.texts.moments import span_text
from bot.texts.setting_bylaws import kind_label

_STATUS: Final = {
    AssemblyStatus.DRAFT: N_("projet"),
    AssemblyStatus.CONVENED: N_("convoquée"),
    AssemblyStatus.POSTPONED: N_("reportée"),
    AssemblyStatus.CANCELLED: N_("annulée"),
    AssemblyStatus.HELD: N_("tenue"),
}
_ANSWER: Final = {
    Answer.YES: N_("Je serai là"),
    Answer.MAYBE: N_("Peut-être"),
    Answer.NO: N_("Absent"),
    Answer.PROXY: N_("Procuration"),
}
_VOTE: Final = {
    VoteChoice.FOR: N_("Pour"),
    VoteChoice.AGAINST: N_("Contre"),
    VoteChoice.ABSTAIN: N_("Abstention"),
}
_MOTION: Final = {
    MotionStatus.OPEN: N_("vote en cours"),
    MotionStatus.ADOPTED: N_("adoptée"),
    MotionStatus.REJECTED: N_("rejetée"),
    MotionStatus.WITHDRAWN: N_("retirée"),
}
_MOTION_KIND: Final = {
    MotionKind.ORDINARY: N_("Proposition"),
    MotionKind.ADOPT_PLAN: N_("Adoption du plan"),
    MotionKind.ELECTION: N_("Élection au conseil d'administration"),
}


def status_label(t: Texts, status: AssemblyStatus) -> str:
    """« convoquée », « tenue »."""
    return t.gettext(_STATUS[status])


def answer_label(t: Texts, answer: Answer) -> str:
    """« Je serai là », « Absent »."""
    return t.gettext(_ANSWER[answer])


def vote_label(t: Texts, choice: VoteChoice) -> str:
    """« Pour », « Contre », « Abstention »."""
    return t.gettext(_VOTE[choice])


def motion_status_label(t: Texts, status: MotionStatus) -> str:
    """« vote en cours », « adoptée »."""
    return t.gettext(_MOTION[status])


def motion_kind_label(t: Texts, kind: MotionKind) -> str:
    """« Proposition », « Adoption du plan »."""
    return t.gettext(_MOTION_KIND[kind])


def assembly_name(t: Texts, assembly: Assembly | Series, directory: Directory) -> str:
    """Its title as it was typed; else what its kind is called, and whose it is."""
    return assembly.title or default_name(t, assembly.kind, assembly.group_id, directory)


def default_name(t: Texts, kind: AssemblyKind, group_id: int | None, directory: Directory) -> str:
    """What an assembly is called where nobody gave it a title: « Assemblée des partenaires », « Rencontre : Table habitation »."""
    _ = t.gettext
    group = directory.groups.get(group_id or 0)
    if group is None:
        return kind_label(t, kind)
    return _("Rencontre : {group}").format(group=group.name)


def when_text(t: Texts, assembly: Assembly) -> str:
    """« le jeudi 30 mai 2013 de 18 h 30 à 20 h 30 », on the clocks of its own zone."""
    return span_text(t, assembly.start_local, assembly.length_minutes)
