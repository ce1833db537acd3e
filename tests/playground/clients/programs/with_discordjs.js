// A bot on discord.js, which takes the REST side's address.
const { Client, GatewayIntentBits } = require("discord.js");

const axis = {
  name: "axe",
  description: "Un axe",
  options: [{ type: 3, name: "numero", description: "L'axe", required: true }],
};
const button = { type: 1, components: [{ type: 2, style: 1, label: "Suite", custom_id: "suite" }] };
const text = { type: 18, label: "Texte", component: { type: 4, style: 1, custom_id: "texte" } };

const bot = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: `${process.env.ORIGIN}/api` } });

bot.once("clientReady", async () => {
  await bot.application.fetch();
  const guild = await bot.guilds.fetch(process.env.GUILD);
  await Promise.all([guild.channels.fetch(), guild.roles.fetch(), bot.guilds.fetch()]);
  await bot.application.commands.set([axis, { name: "fiche", description: "Une fiche" }]);
});

bot.on("interactionCreate", async (interaction) => {
  if (interaction.isChatInputCommand() && interaction.commandName === "fiche") {
    await interaction.showModal({ custom_id: "fiche", title: "Fiche", components: [text] });
  } else if (interaction.isChatInputCommand()) {
    const content = `Axe ${interaction.options.getString("numero")}`;
    await interaction.reply({ content, components: [button], withResponse: true });
  } else if (interaction.isButton()) {
    await interaction.update({ content: "La suite", components: [] });
    await (await interaction.followUp("Et")).edit("Encore");
  } else if (interaction.isModalSubmit()) {
    await interaction.deferReply();
    await interaction.editReply(`Reçu : ${interaction.fields.getTextInputValue("texte")}`);
  }
});

bot.login(process.env.TOKEN);
