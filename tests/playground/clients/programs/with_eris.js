// A bot on Eris, which knows no address but Discord's: its HTTPS requests are led to the playground, and nothing else changes.
const http = require("http");

require("https").request = (options) => {
  const { hostname, port } = new URL(process.env.ORIGIN);
  return http.request({ ...options, agent: undefined, host: hostname, port });
};
const Eris = require("eris");

const axis = {
  type: 1,
  name: "axe",
  description: "Un axe",
  options: [{ type: 3, name: "numero", description: "L'axe", required: true }],
};
const button = { type: 1, components: [{ type: 2, style: 1, label: "Suite", custom_id: "suite" }] };
const field = { type: 1, components: [{ type: 4, style: 1, label: "Texte", custom_id: "texte" }] };

const bot = new Eris.Client(`Bot ${process.env.TOKEN}`, { intents: ["guilds"], rest: { baseURL: "/api/v10" } });

// It says that it lost its connection by an error, and comes back by itself.
bot.on("error", () => {});
bot.once("ready", () => bot.bulkEditCommands([axis, { type: 1, name: "fiche", description: "Une fiche" }]));

bot.on("interactionCreate", async (interaction) => {
  if (interaction.type === 2 && interaction.data.name === "fiche") {
    await interaction.createModal({ custom_id: "fiche", title: "Fiche", components: [field] });
  } else if (interaction.type === 2) {
    await interaction.createMessage({ content: `Axe ${interaction.data.options[0].value}`, components: [button] });
  } else if (interaction.type === 3) {
    await interaction.editParent({ content: "La suite", components: [] });
    await interaction.createFollowup({ content: "Encore" });
  } else if (interaction.type === 5) {
    await interaction.defer();
    await interaction.editOriginalMessage({ content: `Reçu : ${interaction.data.components[0].components[0].value}` });
  }
});

bot.connect();
