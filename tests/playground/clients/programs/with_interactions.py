"""A bot on interactions.py; the REST side's address is in a class of its own."""

import os

import interactions
from interactions.api.http.route import Route

Route.BASE = os.environ["API"]
bot = interactions.Client(token=os.environ["TOKEN"], intents=interactions.Intents.GUILDS, sync_interactions=True)


@interactions.slash_command(name="axe", description="Un axe")
@interactions.slash_option(name="numero", description="L'axe", opt_type=interactions.OptionType.STRING, required=True)
async def axis(ctx: interactions.SlashContext, numero: str) -> None:
    button = interactions.Button(style=interactions.ButtonStyle.PRIMARY, label="Suite", custom_id="suite")
    await ctx.send(f"Axe {numero}", components=[button])


@interactions.component_callback("suite")
async def pressed(ctx: interactions.ComponentContext) -> None:
    await ctx.edit_origin(content="La suite", components=[])
    await ctx.send("Encore")


@interactions.slash_command(name="fiche", description="Une fiche")
async def form(ctx: interactions.SlashContext) -> None:
    text = interactions.ShortText(label="Texte", custom_id="texte")
    await ctx.send_modal(interactions.Modal(text, title="Fiche", custom_id="fiche"))


@interactions.modal_callback("fiche")
async def filled(ctx: interactions.ModalContext, texte: str) -> None:
    await ctx.defer()
    await ctx.send(f"Reçu : {texte}")


bot.start()
