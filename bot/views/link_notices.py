"""What a person is told by direct message of the link between their Discord account and an entry of the directory."""

from discord.ui import LayoutView

from bot.domain.directory import LinkRequest, Person
from bot.domain.snapshot import GuildSnapshot
from bot.texts.catalogue import Texts
from bot.views.layout import Screen, blocks_of, layout
from bot.views.markup import plain
from bot.views.privacy import privacy_text


def linked_view(t: Texts, snapshot: GuildSnapshot, person: Person, by: int, server: str) -> LayoutView:
    """The coordination linked them: who did, what is kept, how to see, correct and erase it."""
    _ = t.gettext
    said = _("{member} a relié votre compte Discord à la fiche « {name} » du bottin de {server}.").format(
        member=f"<@{by}>", name=plain(person.name), server=plain(server)
    )
    return _notice(t, snapshot, person, said)


def confirmed_view(t: Texts, snapshot: GuildSnapshot, person: Person, server: str) -> LayoutView:
    """The coordination confirmed who they are."""
    _ = t.gettext
    said = _("La coordination a confirmé : la fiche « {name} » du bottin de {server} est la vôtre.").format(
        name=plain(person.name), server=plain(server)
    )
    return _notice(t, snapshot, person, said)


def refused_view(t: Texts, request: LinkRequest, server: str) -> LayoutView:
    """The coordination did not recognise them; nothing of the request is kept."""
    _ = t.gettext
    said = _("La coordination n'a pas pu confirmer que vous êtes « {name} » au bottin de {server}.").format(
        name=plain(request.name), server=plain(server)
    )
    after = _(
        "Ce que vous aviez écrit n'est pas gardé. Si c'est une erreur, écrivez à la coordination ou refaites "
        "« /moi fiche » dans le serveur."
    )
    return layout(Screen(title=_("Votre fiche au bottin"), blocks=blocks_of([said, after])))


def told_receipt(t: Texts, user_id: int, *, told: bool) -> str:
    """What the coordination reads once somebody is linked; where Discord refused the message, they are to say it themselves."""
    _ = t.gettext
    member = f"<@{user_id}>"
    if told:
        return _("**{member} est maintenant cette personne.** Un message privé vient de le lui dire.").format(
            member=member
        )
    return _(
        "**{member} est maintenant cette personne.** Discord a refusé le message privé : dites-lui vous-même que vous avez fait "
        "ce lien, et que « /moi fiche » et « /moi donnees » permettent de voir, de corriger et d'effacer ce qui est gardé."
    ).format(member=member)


def answered_receipt(t: Texts, request: LinkRequest, *, confirmed: bool, told: bool) -> str:
    """What the coordination reads once a request is answered; where Discord refused the message, they are to say it."""
    _ = t.gettext
    member = f"<@{request.user_id}>"
    if confirmed and told:
        return _("**La demande de {member} est confirmée.** Un message privé vient de le lui dire.").format(
            member=member
        )
    if confirmed:
        return _(
            "**La demande de {member} est confirmée.** Discord a refusé le message privé : dites-le-lui vous-même."
        ).format(member=member)
    if told:
        return _("**La demande de {member} est refusée.** Un message privé vient de le lui dire.").format(member=member)
    return _(
        "**La demande de {member} est refusée.** Discord a refusé le message privé : dites-le-lui vous-même."
    ).format(member=member)


def _notice(t: Texts, snapshot: GuildSnapshot, person: Person, said: str) -> LayoutView:
    _ = t.gettext
    kept = _("**Ce qui est gardé :** {facts}.").format(
        facts=" · ".join([*_kept(snapshot, person), _("votre compte Discord")])
    )
    rights = _(
        "**Vos droits :** dans le serveur, « /moi fiche » montre votre fiche et la corrige; « /moi donnees » montre tout ce qui "
        "est gardé à votre sujet, vous le remet dans un fichier et l'efface."
    )
    mistake = _("Si cette fiche n'est pas la vôtre, dites-le à la coordination : elle peut défaire le lien.")
    officer = privacy_text(t, snapshot.settings.privacy_officer)
    return layout(Screen(title=_("Votre fiche au bottin"), blocks=blocks_of([said, kept, rights, officer, mistake])))


def _kept(snapshot: GuildSnapshot, person: Person) -> list[str]:
    organization = snapshot.directory.organizations.get(person.organization_id or 0)
    texts = [person.name, person.function, person.email, person.phone, organization.name if organization else ""]
    return [plain(text) for text in texts if text]
