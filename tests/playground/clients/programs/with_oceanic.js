// A bot on Oceanic, which takes the REST side's address.
const { Client } = require("oceanic.js");

const axis = {
  type: 1,
  name: "axe",
  description: "Un axe",
  options: [{ type: 3, name: "numero", description: "L'axe", required: true }],
};
const button = { type: 1, components: [{ type: 2, style: 1, label: "Suite", customID: "suite" }] };
const field = { type: 1, components: [{ type: 4, style: 1, label: "Texte", customID: "texte" }] };

const bot = new Client({
  auth: `Bot ${process.env.TOKEN}`,
  gateway: { intents: ["GUILDS"] },
  rest: { baseURL: process.env.API },
});

bot.once("ready", async () => {
  await bot.rest.oauth.getApplication();
  await bot.application.bulkEditGlobalCommands([axis, { type: 1, name: "fiche", description: "Une fiche" }]);
});

bot.on("interactionCreate", async (interaction) => {
  if (interaction.type === 2 && interaction.data.name === "fiche") {
    await interaction.createModal({ customID: "fiche", title: "Fiche", components: [field] });
  } else if (interaction.type === 2) {
    const content = `Axe ${interaction.data.options.getString("numero")}`;
    await interaction.createMessage({ content, components: [button] });
  } else if (interaction.type === 3) {
    await interaction.editParent({ content: "La suite", components: [] });
    await interaction.createFollowup({ content: "Encore" });
  } else if (interaction.type === 5) {
    await interaction.defer();
    await interaction.editOriginal({ content: `Reçu : ${interaction.data.components.getTextInput("texte")}` });
  }
});

bot.connect();
