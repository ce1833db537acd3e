"""The screens of `/reglages`: one setting at a time, then all of them with what is still missing."""

from collections.abc import Sequence

from discord.ui import LayoutView

from bot.domain.guild_settings import GuildSettings, SettingKey
from bot.domain.setting_findings import IN_DISCORD, Finding
from bot.texts.catalogue import Texts
from bot.texts.setting_findings import finding_sentence, finding_text
from bot.texts.setting_words import setting_label, setting_text
from bot.views.layout import Block, Choice, Control, Screen, blocks_of, clamp, layout, paginate
from bot.views.markup import plain
from bot.views.paging import closing_notes, page_controls
from bot.views.settings_places import KEEP, RESET, STEP, STEPS, Place, Way, change_control, summary_control
from bot.views.settings_steps import QUESTIONS, means


def step_view(
    t: Texts, settings: GuildSettings, place: Place, findings: Sequence[Finding], *, saved: bool = False
) -> LayoutView:
    """The screen of one setting; ``saved`` says that its answer has just been kept."""
    _ = t.gettext
    answer = means(t, settings, place)
    blocks = [Block(t.gettext(QUESTIONS[place.key])), *blocks_of([_answer(t, settings, place.key)])]
    here = [finding for finding in findings if finding.key is place.key]
    blocks += [Block(_("**À régler.** {problem}").format(problem=finding_sentence(t, finding))) for finding in here]
    if place.key is SettingKey.COORDINATION_ROLES and settings.coordination_roles:
        blocks += _opening_the_commands(t, settings)
    return layout(
        Screen(
            title=setting_label(t, place.key),
            subtitle=_subtitle(t, place),
            blocks=blocks,
            notes=_notes(t, place, saved=saved),
            menu_id=answer.menu_id,
            menu_label=answer.menu_label,
            choices=answer.choices,
            pickers=answer.pickers,
            controls=[
                *answer.controls,
                *_navigation(t, settings, place, in_discord=any(finding.kind in IN_DISCORD for finding in here)),
            ],
        )
    )


def summary_view(t: Texts, settings: GuildSettings, findings: Sequence[Finding], page: int = 0) -> LayoutView:
    """Every setting in words, what is to be mended first; ``page`` counts from 0."""
    _ = t.gettext
    pages = paginate([*_state(t, settings, findings), *_settings(t, settings)])
    page = clamp(page, pages)
    controls = page_controls(t, page, len(pages), summary_control)
    unanswered = next((key for key in STEPS if key not in settings.chosen), None)
    if unanswered is not None:
        controls.append(Control(_("Continuer l'assistant"), Place(unanswered).control(STEP), primary=True))
    if any(finding.kind in IN_DISCORD for finding in findings):
        controls.append(Control(_("Vérifier de nouveau"), summary_control(page)))
    return layout(
        Screen(
            title=_("Les réglages de Courroie"),
            subtitle=_progress(t, settings),
            blocks=pages[page],
            notes=closing_notes(t, page, len(pages), source_text=False),
            menu_id=change_control(),
            menu_label=_("Changer un réglage…"),
            controls=controls,
        )
    )


def _answer(t: Texts, settings: GuildSettings, key: SettingKey) -> str:
    _ = t.gettext
    text = setting_text(t, settings, key, plain)
    if key is SettingKey.BYLAWS:
        return text
    if key in settings.chosen:
        return _("**Votre réponse** : {answer}").format(answer=text)
    return _("**Pour l'instant** : {answer}").format(answer=text)


def _opening_the_commands(t: Texts, settings: GuildSettings) -> list[Block]:
    """How the roles come to see `/gerer`, which Discord hides from whoever has not « Gérer le serveur »."""
    _ = t.gettext
    roles = setting_text(t, settings, SettingKey.COORDINATION_ROLES)
    steps = _(
        "**Une chose à faire dans Discord** : il cache « /gerer » à qui n'a pas la permission « Gérer le serveur ». Pour "
        "l'ouvrir à {roles} :\n"
        "1. Paramètres du serveur › Intégrations › Courroie\n"
        "2. Touchez « /gerer », puis « Ajouter des rôles ou des membres »\n"
        "3. Choisissez ces rôles, puis enregistrez\n"
        "Courroie vérifie encore elle-même : un autre rôle n'y pourrait rien."
    )
    return [Block(steps.format(roles=roles))]


def _subtitle(t: Texts, place: Place) -> str:
    _ = t.gettext
    if place.way is Way.ALONE:
        return _("Un réglage à la fois")
    return _("Étape {number} sur {count}").format(number=place.number, count=len(STEPS))


def _notes(t: Texts, place: Place, *, saved: bool) -> list[str]:
    _ = t.gettext
    if saved:
        return [_("Enregistré.")]
    if place == Place(STEPS[0]):
        return [
            _(
                "Chaque réponse est enregistrée aussitôt. Vous pouvez vous arrêter, et reprendre où vous en étiez avec "
                "« /reglages assistant »."
            )
        ]
    return []


def _navigation(t: Texts, settings: GuildSettings, place: Place, *, in_discord: bool) -> list[Control]:
    _ = t.gettext
    controls = []
    if place.way is Way.GUIDED and place.before is not None:
        controls.append(Control(_("Précédent"), place.before.control(STEP)))
    if place.way is Way.ALONE and place.key in settings.chosen and place.key is not SettingKey.PANEL:
        controls.append(Control(_("Remettre par défaut"), place.control(RESET)))
    if in_discord:
        controls.append(Control(_("Vérifier de nouveau"), place.control(STEP)))
    if place.way is Way.ALONE:
        label = _("Revenir au résumé")
    elif place.after is None:
        label = _("Terminer")
    elif place.key in settings.chosen:
        label = _("Continuer")
    else:
        label = _("Garder et continuer")
    return [*controls, Control(label, place.control(KEEP), primary=True)]


def _progress(t: Texts, settings: GuildSettings) -> str:
    _, ngettext = t.gettext, t.ngettext
    left = len(set(STEPS) - settings.chosen)
    if not left:
        return _("Tout a une réponse.")
    return ngettext("{n} question sans réponse", "{n} questions sans réponse", left).format(n=left)


def _state(t: Texts, settings: GuildSettings, findings: Sequence[Finding]) -> list[Block]:
    _ = t.gettext
    if findings:
        problems = [_("**À régler.** {problem}").format(problem=finding_text(t, finding)) for finding in findings]
        return blocks_of(problems)
    if set(STEPS) <= settings.chosen:
        return blocks_of(
            [
                _("Rien ne manque : Courroie est prête."),
                _(
                    "**Ensuite** : « /gerer bottin inscrire » ajoute les organisations; « /gerer plan confier » dit qui s'occupe "
                    "de quoi."
                ),
                _("Si ces rôles ne voient pas « /gerer » : Paramètres du serveur › Intégrations › Courroie › /gerer."),
            ]
        )
    return [Block(_("Rien n'est à régler dans Discord."))]


def _settings(t: Texts, settings: GuildSettings) -> list[Block]:
    return [Block(_line(t, settings, key), Choice(setting_label(t, key), key)) for key in SettingKey]


def _line(t: Texts, settings: GuildSettings, key: SettingKey) -> str:
    _ = t.gettext
    label, answer = setting_label(t, key), setting_text(t, settings, key, plain)
    if key is SettingKey.BYLAWS:
        return _("**{setting}** :\n{answer}").format(setting=label, answer=answer)
    if key in settings.chosen:
        return _("**{setting}** : {answer}").format(setting=label, answer=answer)
    return _("**{setting}** : {answer} (par défaut)").format(setting=label, answer=answer)
