"""``courroie db``: bring up to date, check, back up, restore."""

import typer

app = typer.Typer(help="La base de données : mise à jour, vérification, copie, restauration.", no_args_is_help=True)
