"""What the coordination reads of a survey: of whom it is asked, how, when, where, and what it measures."""

from collections.abc import Iterator
from typing import Final

from bot.domain.plan_indicators import Measurable, measurable
from bot.domain.recurrence import Recurrence
from bot.domain.snapshot import GuildSnapshot
from bot.domain.survey import Audience, AudienceKind, Breakdown, Survey, SurveyStatus
from bot.texts.assemblies import assembly_name
from bot.texts.catalogue import N_, Texts
from bot.texts.dates import local_text
from bot.texts.recurrences import recurrence_text
from bot.texts.survey_promises import end_text
from bot.views.markup import cut, plain
from bot.views.survey_posted import survey_channel

_NAME_LENGTH: Final = 100
_BREAKDOWN: Final = {
    Breakdown.ORGANIZATION_KIND: N_("**Réponses :** {named}, {each}, vues aussi par sorte d'organisation"),
    Breakdown.GROUP: N_("**Réponses :** {named}, {each}, vues aussi par table"),
}


def setting_lines(t: Texts, snapshot: GuildSnapshot, survey: Survey) -> list[str]:
    """All that was decided of it besides its questions, a line each."""
    return [
        who_line(t, snapshot, survey.audience),
        how_line(t, survey),
        *when_lines(t, snapshot, survey),
        where_line(t, snapshot, survey),
        results_line(t, survey),
        *measure_lines(t, snapshot, survey.item_id),
    ]


def who_line(t: Texts, snapshot: GuildSnapshot, audience: Audience) -> str:
    """« **Pour :** la table « Table jeunesse » »."""
    _ = t.gettext
    return _("**Pour :** {who}").format(who=audience_text(t, snapshot, audience))


def audience_text(t: Texts, snapshot: GuildSnapshot, audience: Audience) -> str:
    """Who is invited; what is not there any more is said so."""
    _ = t.gettext
    match audience.kind:
        case AudienceKind.EVERYONE:
            return _("tout le monde sur le serveur")
        case AudienceKind.ROLE:
            return _("le rôle {role}").format(role=f"<@&{audience.id}>")
        case AudienceKind.GROUP:
            group = snapshot.directory.groups.get(audience.id or 0)
            if group is None:
                return _("une table qui n'est plus au bottin")
            return _("« {group} »").format(group=plain(cut(group.name, _NAME_LENGTH)))
        case AudienceKind.PRESENT if audience.id is None:
            return _("les personnes présentes à une assemblée, à choisir")
        case AudienceKind.PRESENT:
            name = assembly_called(t, snapshot, audience.id)
            return _("les personnes présentes à « {assembly} »").format(assembly=name)


def assembly_called(t: Texts, snapshot: GuildSnapshot, assembly_id: int | None) -> str:
    """What that assembly is called, safe in a message, and its day; said so where it is gone."""
    _ = t.gettext
    found = next((each for each in snapshot.assemblies if each.id == assembly_id), None)
    if found is None:
        return _("une assemblée retirée")
    name = cut(assembly_name(t, found, snapshot.directory), _NAME_LENGTH)
    return plain(_("{assembly}, {day}").format(assembly=name, day=local_text(t, found.start_local)))


def how_line(t: Texts, survey: Survey) -> str:
    """« **Réponses :** anonymes, une par membre »."""
    _ = t.gettext
    parted = _BREAKDOWN.get(survey.breakdown)
    sentence = t.gettext(parted) if parted else _("**Réponses :** {named}, {each}")
    return sentence.format(
        named=_("anonymes") if survey.anonymous else _("nominatives"),
        each=_("une par organisation") if survey.by_organization else _("une par membre"),
    )


def when_lines(t: Texts, snapshot: GuildSnapshot, survey: Survey) -> Iterator[str]:
    """When it opens and closes, and what brings it back."""
    _ = t.gettext
    yield _("**Ouverture :** {when}").format(when=opening_text(t, snapshot, survey))
    yield _("**Fermeture :** {when}").format(when=closing_text(t, survey))
    if survey.rule and survey.status is not SurveyStatus.ARCHIVED:
        yield _("**Revient :** {rule}").format(rule=recurrence_text(t, Recurrence(survey.rule)))


def opening_text(t: Texts, snapshot: GuildSnapshot, survey: Survey) -> str:
    """« dès sa publication », « à la fin de « Assemblée des partenaires » », « le jeudi 30 mai 2013 à 18 h 30 »."""
    _ = t.gettext
    if survey.opens_local is not None:
        return local_text(t, survey.opens_local)
    if survey.after_assembly_id is not None:
        return _("à la fin de « {assembly} »").format(assembly=assembly_called(t, snapshot, survey.after_assembly_id))
    if survey.opens_at is not None and survey.status is not SurveyStatus.DRAFT:
        return f"<t:{int(survey.opens_at.timestamp())}:f>"
    return _("dès sa publication")


def closing_text(t: Texts, survey: Survey) -> str:
    """When it closed, else the end that was said of it."""
    if survey.closed_at is not None:
        return f"<t:{int(survey.closed_at.timestamp())}:f>"
    return end_text(t, survey)


def where_line(t: Texts, snapshot: GuildSnapshot, survey: Survey) -> str:
    """The channel where it is asked: the one that was chosen, its table's, or that of announcements."""
    _ = t.gettext
    channel_id = survey_channel(snapshot, survey)
    channel = _("à choisir") if channel_id is None else f"<#{channel_id}>"
    return _("**Salon :** {channel}").format(channel=channel)


def missing_line(t: Texts, snapshot: GuildSnapshot, draft: Survey) -> str:
    """What a draft lacks before it can be published; nothing where it lacks nothing."""
    _ = t.gettext
    lacks = [
        (_("une question"), not draft.questions),
        (_("une fermeture"), draft.closes_local is None and draft.open_minutes is None),
        (_("un salon"), survey_channel(snapshot, draft) is None),
        (_("une assemblée"), draft.audience == Audience(AudienceKind.PRESENT)),
    ]
    missing = ", ".join(thing for thing, is_missing in lacks if is_missing)
    return _("**Il manque :** {things}").format(things=missing) if missing else ""


def results_line(t: Texts, survey: Survey) -> str:
    """Who reads its results."""
    _ = t.gettext
    if survey.publish_results:
        return _("**Résultats :** affichés dans le salon à la fermeture")
    return _("**Résultats :** pour la coordination seulement")


def measure_lines(t: Texts, snapshot: GuildSnapshot, item_id: int | None) -> list[str]:
    """The plan's indicator that it measures; nothing where it measures none."""
    _ = t.gettext
    if item_id is None:
        return []
    found = measured(snapshot, item_id)
    text = measurable_text(t, found) if found else _("un indicateur qui n'est plus au plan")
    return [_("**Mesure :** {indicator}").format(indicator=text)]


def measured(snapshot: GuildSnapshot, item_id: int) -> Measurable | None:
    """What is measured, in the plans of today."""
    found = (measurable(loaded.plan, item_id) for loaded in snapshot.plans)
    return next((each for each in found if each is not None), None)


def measurable_text(t: Texts, found: Measurable, length: int = 240) -> str:
    """« Nombre d'organisations visitées (II.B.1 action 3) », safe in a message."""
    _ = t.gettext
    return _("{indicator} ({reference})").format(
        indicator=plain(cut(found.text, length)), reference=found.node.reference
    )
