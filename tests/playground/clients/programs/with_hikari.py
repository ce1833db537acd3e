"""A bot on hikari, which takes the REST side's address."""

import os

import hikari

bot = hikari.GatewayBot(os.environ["TOKEN"], rest_url=os.environ["API"], banner=None, intents=hikari.Intents.GUILDS)


@bot.listen()
async def started(_: hikari.StartedEvent) -> None:
    application = await bot.rest.fetch_application()
    number = hikari.CommandOption(type=hikari.OptionType.STRING, name="numero", description="L'axe", is_required=True)
    axis = bot.rest.slash_command_builder("axe", "Un axe").add_option(number)
    form = bot.rest.slash_command_builder("fiche", "Une fiche")
    await bot.rest.fetch_my_guilds()
    await bot.rest.set_application_commands(application.id, [axis, form])


@bot.listen()
async def used(event: hikari.InteractionCreateEvent) -> None:
    interaction = event.interaction
    if isinstance(interaction, hikari.CommandInteraction) and interaction.command_name == "fiche":
        row = bot.rest.build_modal_action_row().add_text_input("texte", "Texte")
        await interaction.create_modal_response("Fiche", "fiche", component=row)
    elif isinstance(interaction, hikari.CommandInteraction):
        row = bot.rest.build_message_action_row()
        row.add_interactive_button(hikari.ButtonStyle.PRIMARY, "suite", label="Suite")
        content = f"Axe {interaction.options[0].value}"
        await interaction.create_initial_response(hikari.ResponseType.MESSAGE_CREATE, content, component=row)
        await interaction.fetch_initial_response()
    elif isinstance(interaction, hikari.ComponentInteraction):
        await interaction.create_initial_response(hikari.ResponseType.MESSAGE_UPDATE, "La suite", components=[])
        await interaction.edit_message(await interaction.execute("Et"), "Encore")
    elif isinstance(interaction, hikari.ModalInteraction):
        await interaction.create_initial_response(hikari.ResponseType.DEFERRED_MESSAGE_CREATE)
        await interaction.edit_initial_response(f"Reçu : {interaction.components[0][0].value}")


bot.run()
