"""What Courroie can do, by need rather than by command."""

from typing import Final

from discord.ui import LayoutView

from bot.texts.catalogue import Texts
from bot.views.custom_ids import CustomId
from bot.views.layout import Block, Control, Screen, layout
from bot.views.plan_places import whole_control

FEATURE: Final = "help"
SHOW: Final = "show"


def help_control() -> str:
    """The ``custom_id`` that shows the help screen."""
    return CustomId(FEATURE, SHOW).encode()


def help_view(t: Texts, *, coordination: bool, administration: bool = False) -> LayoutView:
    """The help screen; ``coordination`` and ``administration`` add what only they may do."""
    _ = t.gettext
    needs = [
        (_("Savoir ce que prévoit un axe du plan"), _("`/plan axe`"), _("par exemple « II » ou « 2 »")),
        (_("Ouvrir un objectif ou une action"), _("`/plan voir`"), _("par exemple « II.B » ou « 2b1 »")),
        (_("Chercher un mot, une année, un responsable"), _("`/plan chercher`"), _("par exemple « bottin »")),
        (_("Trouver une organisation, une personne, une table"), _("`/bottin chercher`"), _("par nom ou par sigle")),
        (_("Savoir ce qui vient, et quand"), _("`/agenda`"), _("assemblées et échéances, pour votre calendrier aussi")),
        (
            _("Voir la prochaine assemblée, y répondre"),
            _("`/assemblee`"),
            _("date, lieu, ordre du jour, votre réponse"),
        ),
        (_("Répondre à un sondage, ou le reprendre"), _("`/sondage`"), _("et les résultats publiés")),
        (_("Dire qui je représente, voir ce qui m'est confié"), _("`/moi fiche`"), _("votre fiche au bottin")),
        (_("Planifier ou faire avancer une action qui m'est confiée"), _("`/suivi echeance`"), _("ses échéances")),
        (_("Choisir ce qui m'est rappelé, ou faire une pause"), _("`/moi rappels`"), _("par message privé")),
        (_("Voir, emporter ou effacer mes données"), _("`/moi donnees`"), _("ce que Courroie garde de vous")),
        (_("Connaître la table de quartier"), _("`/apropos`"), _("mission, structure, tables et comités")),
    ]
    if coordination:
        needs += [
            (_("Charger ou remplacer un plan"), _("`/gerer plan importer`"), _("rien n'est écrit avant « Confirmer »")),
            (_("Emporter le plan"), _("`/gerer plan exporter`"), _("en JSON, CSV ou Markdown")),
            (_("Revoir ce qui n'était pas clair"), _("`/gerer plan doutes`"), _("chaque doute avec sa ligne")),
            (_("Dire qui s'occupe de quoi"), _("`/gerer plan confier`"), _("à un rôle, une table, une personne…")),
            (
                _("Inscrire au bottin, corriger une fiche"),
                _("`/gerer bottin inscrire`"),
                _("puis `/gerer bottin modifier`"),
            ),
            (_("Confirmer qui représente qui"), _("`/gerer bottin approuver`"), _("les demandes des membres")),
            (
                _("Convoquer une assemblée, la reporter, l'annuler"),
                _("`/gerer assemblee convoquer`"),
                _("rien ne part avant « Publier »"),
            ),
            (
                _("Noter qui est là, les décisions, les votes"),
                _("`/gerer assemblee presences`"),
                _("puis `compte-rendu` et `vote`"),
            ),
            (_("Savoir qui a changé quoi"), _("`/gerer journal`"), _("avant, après, et quand")),
        ]
    if administration:
        needs += [
            (_("Préparer Courroie pour ce serveur"), _("`/reglages assistant`"), _("une question à la fois")),
            (_("Savoir ce qui a été envoyé, ou refusé"), _("`/reglages fiabilite`"), _("avec ce qu'il faut faire")),
        ]
    blocks = [Block(f"- {need}\n  {command} · {example}") for need, command, example in needs]
    return layout(
        Screen(
            title=_("De quoi avez-vous besoin?"),
            subtitle=_("Les réponses ne sont vues que de vous, tant que vous ne les partagez pas."),
            blocks=blocks,
            controls=[Control(_("Le plan"), whole_control(), primary=True)],
        )
    )
