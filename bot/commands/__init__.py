"""The commands of `comptoir`, one module each; `bot/cli.py` imports them when asked."""
