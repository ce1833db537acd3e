"""A bot on nextcord; the REST side's address is in a class of its own."""

import os

import nextcord
from nextcord.ext import commands
from nextcord.http import Route

Route.BASE = os.environ["API"]
bot = commands.Bot(intents=nextcord.Intents(guilds=True))


class Buttons(nextcord.ui.View):
    @nextcord.ui.button(label="Suite", custom_id="suite")
    async def pressed(self, _: nextcord.ui.Button, interaction: nextcord.Interaction) -> None:
        await interaction.response.edit_message(content="La suite", view=None)
        await interaction.followup.send("Encore")


class Form(nextcord.ui.Modal):
    def __init__(self) -> None:
        super().__init__("Fiche", custom_id="fiche")
        self.text = nextcord.ui.TextInput("Texte", custom_id="texte")
        self.add_item(self.text)

    async def callback(self, interaction: nextcord.Interaction) -> None:
        await interaction.response.defer(with_message=True)
        await interaction.followup.send(f"Reçu : {self.text.value}")


@bot.slash_command(name="axe", description="Un axe")
async def axis(interaction: nextcord.Interaction, numero: str) -> None:
    await interaction.response.send_message(f"Axe {numero}", view=Buttons(timeout=None))


@bot.slash_command(name="fiche", description="Une fiche")
async def form(interaction: nextcord.Interaction) -> None:
    await interaction.response.send_modal(Form())


bot.run(os.environ["TOKEN"])
