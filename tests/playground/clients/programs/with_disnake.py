"""A bot on disnake; the REST side's address is in a class of its own."""

import os

import disnake
from disnake.ext import commands
from disnake.http import Route

Route.BASE = os.environ["API"]
bot = commands.InteractionBot(intents=disnake.Intents(guilds=True))


@bot.slash_command(name="axe", description="Un axe")
async def axis(interaction: disnake.ApplicationCommandInteraction, numero: str) -> None:
    view = disnake.ui.View(timeout=None)
    view.add_item(disnake.ui.Button(label="Suite", custom_id="suite", style=disnake.ButtonStyle.primary))
    await interaction.response.send_message(f"Axe {numero}", view=view)


@bot.slash_command(name="fiche", description="Une fiche")
async def form(interaction: disnake.ApplicationCommandInteraction) -> None:
    text = disnake.ui.TextInput(label="Texte", custom_id="texte")
    await interaction.response.send_modal(title="Fiche", custom_id="fiche", components=[text])


@bot.event
async def on_button_click(interaction: disnake.MessageInteraction) -> None:
    await interaction.response.edit_message(content="La suite", view=None)
    await interaction.followup.send("Encore")


@bot.event
async def on_modal_submit(interaction: disnake.ModalInteraction) -> None:
    await interaction.response.defer()
    await interaction.edit_original_response(content=f"Reçu : {interaction.text_values['texte']}")


bot.run(os.environ["TOKEN"])
