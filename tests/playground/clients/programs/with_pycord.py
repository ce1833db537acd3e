"""A bot on py-cord, whose package is called discord too; the REST side's address is in a class of its own."""

import os

import discord
from discord.http import Route

Route.API_BASE_URL = os.environ["API"]
bot = discord.Bot(intents=discord.Intents(guilds=True))


class Buttons(discord.ui.View):
    @discord.ui.button(label="Suite", custom_id="suite")
    async def pressed(self, _: discord.ui.Button, interaction: discord.Interaction) -> None:
        await interaction.response.edit_message(content="La suite", view=None)
        await interaction.followup.send("Encore")


class Form(discord.ui.Modal):
    def __init__(self) -> None:
        super().__init__(discord.ui.InputText(label="Texte", custom_id="texte"), title="Fiche", custom_id="fiche")

    async def callback(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer(invisible=False)
        await interaction.followup.send(f"Reçu : {self.children[0].value}")


@bot.slash_command(name="axe", description="Un axe")
async def axis(ctx: discord.ApplicationContext, numero: str) -> None:
    await ctx.respond(f"Axe {numero}", view=Buttons(timeout=None))


@bot.slash_command(name="fiche", description="Une fiche")
async def form(ctx: discord.ApplicationContext) -> None:
    await ctx.send_modal(Form())


bot.run(os.environ["TOKEN"])
