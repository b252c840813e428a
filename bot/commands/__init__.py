"""The commands of `comptoir`, one module each; `bot/cli/` imports them when asked."""
